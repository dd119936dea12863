"""The engine: from what the artist made to frames on disk, without a window in sight.

Each floor imports only the floors below it.

cli           every command, without a window
bench         what is measured side by side
training      how Pencil is taught
jobs          when and where: queue, worker, resume
render        how frames get made: plan, keys, gaps, refine, upscale, composite
measure       how well frames do what the board says
models        who can paint: one file per family
conditioning  what a model is shown: document -> arrays per frame
blocking      the shot drawn at once: mannequins, props, places, light
document      what the artist made: values, edits, undo, the project folder
drawing       what a pen leaves: lines, graphite, washes, sheets
media         pixels and sound in files
exchange      other programs' formats
store         what was painted, by the digest of what was asked
values        time, digests, errors, settings
"""

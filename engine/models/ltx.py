"""LTX-Video: words and pictures pinned at any frame, a second or four at a time.

Eight frames and 32 x 32 pixels share one latent, which makes it the lightest of the large families. It knows nothing of
poses and boxes: who is where is told to it in words, and shown to it by the pictures it has to pass through.
"""

from __future__ import annotations

from pathlib import Path

from engine.values.settings import data_folder

from .base import Abilities, Family, Grid, Model
from .folders import check_folder, check_whole, find_folder, stay_offline

PARTS = {
    "transformer": ("LTXVideoTransformer3DModel",),
    "vae": ("AutoencoderKLLTXVideo",),
    "text_encoder": ("T5EncoderModel",),
    "tokenizer": ("T5Tokenizer", "T5TokenizerFast"),
}


def load(folder: Path, device: str) -> Model:
    check_folder(folder, PARTS)
    check_whole(folder, [*PARTS, *(["latent_upsampler"] if (folder / "latent_upsampler").is_dir() else [])])
    stay_offline()
    from .ltx_model import open_ltx

    return open_ltx(folder, device)


FAMILY = Family(
    name="ltx",
    title="LTX-Video",
    version="1",
    abilities=Abilities(keyframe="any", words="per frame", upsampler=True),
    grid=Grid(channels=128, shrink=32, multiple=32, stride=8, longest=97),
    draft_pixels=512 * 288,
    draft_steps=20,
    final_pixels=1024 * 576,
    final_steps=12,
    final_strength=0.7,
    memory=18_000_000_000,
    find=lambda: find_folder("ltx"),
    missing=(
        "Get “Lightricks/LTX-Video-0.9.5” from huggingface.co (about 15 GB, all its folders and model_index.json) and "
        f"put it into {data_folder() / 'models' / 'ltx'}. For sharper finals put the folder latent_upsampler of "
        "“Lightricks/ltxv-spatial-upscaler-0.9.7” beside its others. A graphics card with 12 GB is needed."
    ),
    load=load,
    rate=30,
)

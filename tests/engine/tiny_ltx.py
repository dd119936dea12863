"""A folder of LTX-Video with random weights, so small that a window takes milliseconds: the real classes and factors."""

from __future__ import annotations

from pathlib import Path

VOCABULARY = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -2.0)]
VOCABULARY += [(f"▁{word}", -1.0) for word in ("a", "red", "blue", "kitchen", "drawing", "night", "lamp", "woman")]
VOCABULARY += [(letter, -4.0) for letter in "abcdefghijklmnopqrstuvwxyz,.:"]
CHANNELS = 8


def make_tiny_ltx(folder: Path, *, upsampler: bool = True) -> Path:
    """Writes the folder as diffusers does, 1 MB of it, and returns it. Channels are 8 instead of 128."""
    import torch
    from diffusers import AutoencoderKLLTXVideo, FlowMatchEulerDiscreteScheduler, LTXVideoTransformer3DModel
    from diffusers.pipelines.ltx.modeling_latent_upsampler import LTXLatentUpsamplerModel
    from diffusers.pipelines.ltx.pipeline_ltx_condition import LTXConditionPipeline
    from transformers import T5Config, T5EncoderModel, T5Tokenizer

    torch.manual_seed(0)
    vae = AutoencoderKLLTXVideo(
        latent_channels=CHANNELS,
        block_out_channels=(8, 8, 8, 8),
        decoder_block_out_channels=(8, 8, 8, 8),
        layers_per_block=(1, 1, 1, 1, 1),
        decoder_layers_per_block=(1, 1, 1, 1, 1),
        spatio_temporal_scaling=(True, True, True, False),
        decoder_spatio_temporal_scaling=(True, True, True, False),
        patch_size=4,
        patch_size_t=1,
    )
    with torch.no_grad():  # pictures become one certain latent, so that sampling from the encoder draws nothing
        vae.encoder.conv_out.conv.weight[CHANNELS:] = 0
        vae.encoder.conv_out.conv.bias[CHANNELS:] = -30
    transformer = LTXVideoTransformer3DModel(
        in_channels=CHANNELS,
        out_channels=CHANNELS,
        num_attention_heads=2,
        attention_head_dim=16,
        cross_attention_dim=32,
        num_layers=2,
        caption_channels=16,
    )
    config = T5Config(
        vocab_size=len(VOCABULARY),
        d_model=16,
        d_kv=8,
        d_ff=16,
        num_layers=1,
        num_heads=2,
        feed_forward_proj="gated-gelu",
    )
    pipeline = LTXConditionPipeline(
        scheduler=FlowMatchEulerDiscreteScheduler(),
        vae=vae,
        text_encoder=T5EncoderModel(config).eval(),
        tokenizer=T5Tokenizer(vocab=VOCABULARY, extra_ids=0, model_max_length=256),
        transformer=transformer,
    )
    pipeline.save_pretrained(folder, safe_serialization=True)
    if upsampler:
        small = LTXLatentUpsamplerModel(in_channels=CHANNELS, mid_channels=32, num_blocks_per_stage=1, dims=3)
        small.save_pretrained(folder / "latent_upsampler", safe_serialization=True)
    return folder

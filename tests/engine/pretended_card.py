"""A graphics card that is only pretended, for machines that have none.

Its tensors compute on the processor, but an operation that mixes them with the processor's own fails as it would on a
real card. It knows nothing of kernels, memory or rounding: what it finds is the tensor that somebody forgot to move.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import torch
from torch import Tensor
from torch.nn.functional import scaled_dot_product_attention
from torch.overrides import TorchFunctionMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves, tree_map

CARD = torch.device("cuda:0")
MOVES = (torch.ops.aten._to_copy.default, torch.ops.aten.copy_.default)


@contextmanager
def pretended_card(free: int = 1 << 40) -> Generator[None]:
    """In here ``.to("cuda:0")`` works, and what comes of it stays there; the card says it has so many bytes free."""
    memory = patch.object(torch.cuda, "mem_get_info", return_value=(free, 1 << 40))
    with patch.object(torch.cuda, "_lazy_init"), memory, _Asked(), _Done():
        yield


class OnCard(Tensor):
    """A tensor that says it lies on the card. ``here`` is where it truly lies."""

    here: Tensor

    @staticmethod
    def __new__(cls, here: Tensor) -> OnCard:
        # To torch's own code it lies nowhere: without a card that code cannot so much as ask for one.
        return Tensor._make_wrapper_subclass(  # pyright: ignore[reportPrivateUsage, reportAttributeAccessIssue]
            cls, here.shape, strides=here.stride(), dtype=here.dtype, device="meta"
        )

    def __init__(self, here: Tensor):
        self.here = here

    @property
    def device(self) -> torch.device:  # pyright: ignore[reportIncompatibleVariableOverride]
        return CARD

    @classmethod
    def __torch_dispatch__(
        cls, func: Any, types: Sequence[type], args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        return _done(func, args, kwargs or {})


class _Done(TorchDispatchMode):
    def __torch_dispatch__(
        self, func: Any, types: Sequence[type], args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        return _done(func, args, kwargs or {})


def _done(func: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """One operation of torch, done on the processor; its result lies where it would on a machine with the card."""
    tensors = [leaf for leaf in tree_leaves((args, kwargs)) if isinstance(leaf, Tensor)]
    on_card = any(isinstance(tensor, OnCard) for tensor in tensors)
    elsewhere = [tensor for tensor in tensors if not isinstance(tensor, OnCard) and tensor.dim()]
    if on_card and elsewhere and func not in MOVES:
        raise RuntimeError(f"{func}: one of the tensors, {tuple(elsewhere[0].shape)}, is not on the card")
    if kwargs.get("device") is not None:
        kind = torch.device(kwargs["device"]).type
        on_card = kind == CARD.type or (on_card and kind == "meta")  # "where this one lies" has become "nowhere"
        kwargs = {**kwargs, "device": "cpu"} if on_card else kwargs
    if func is torch.ops.aten.copy_.default:
        on_card = isinstance(args[0], OnCard)
    given = func(*tree_map(_here, args), **tree_map(_here, kwargs))
    return tree_map(_there, given) if on_card else given


def _here(value: Any) -> Any:
    return value.here if isinstance(value, OnCard) else value


def _there(value: Any) -> Any:
    return OnCard(value) if isinstance(value, Tensor) and not isinstance(value, OnCard) else value


class _Asked(TorchFunctionMode):
    """What torch settles by the device before a single operation is asked for: where numbers go, which attention."""

    def __torch_function__(
        self, func: Any, types: Sequence[type], args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        kwargs = kwargs or {}
        if func is scaled_dot_product_attention:
            return _attention(*args, **kwargs)
        if func is torch.tensor and kwargs.get("device") is not None:
            return torch.tensor(*args, **{**kwargs, "device": "cpu"}).to(kwargs["device"])
        if func is Tensor.to and len(args) == 2 and isinstance(args[1], OnCard):
            return args[0].to(CARD, args[1].dtype)
        if func is torch.where and len(args) == 3 and not isinstance(args[2], Tensor):
            return torch.where(*args[:2], torch.full_like(args[1], args[2]))
        return func(*args, **kwargs)


def _attention(
    query: Tensor, key: Tensor, value: Tensor, attn_mask: Tensor | None = None, scale: float | None = None, **rest: Any
) -> Tensor:
    """By its definition; of the ``rest`` only what changes nothing."""
    assert not any(rest.values()), rest
    scores = query @ key.transpose(-2, -1) * (query.shape[-1] ** -0.5 if scale is None else scale)
    if attn_mask is not None:
        scores = scores.masked_fill(~attn_mask, -torch.inf) if attn_mask.dtype == torch.bool else scores + attn_mask
    return scores.softmax(dim=-1) @ value

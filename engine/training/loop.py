"""What all trainings share: a clock that survives a restart, averaged weights, checkpoints."""

from __future__ import annotations

import copy
import math
import pickle
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, cast

import torch
from torch import distributed, nn

from engine.values.errors import InbetweenerError
from engine.values.files import flush_file, in_words

AVERAGED = 4  # steps between two looks at the weights, for the average

Net = TypeVar("Net", bound=nn.Module)


def on(net: Net, device: str) -> Net:
    """The network on a device. (What diffusers wraps around ``to`` hides its type.)"""
    return cast(Any, net).to(device)


@dataclass
class Run:
    """One training: its network, the average of its weights, its optimiser, and how far it has come.

    The budget is working time, or so many steps, which make the same weights on every run. It is counted in the
    checkpoint, so a training that is killed takes up where it was, on this machine or another.
    """

    net: nn.Module
    minutes: float
    rate: float  # of learning, at its highest
    file: Path
    decay: float = 0.999  # of the averaged weights
    steps: int | None = None  # in place of the minutes
    step: int = 0
    seen: int = 0
    worked: float = 0.0  # seconds
    average: nn.Module = field(init=False)
    optimiser: torch.optim.AdamW = field(init=False)
    _since: float = field(default_factory=time.monotonic)
    _agreed: float | None = None

    def __post_init__(self) -> None:
        self.average = copy.deepcopy(self.net).eval().requires_grad_(False)
        self.optimiser = torch.optim.AdamW(
            self.net.parameters(), lr=self.rate, betas=(0.9, 0.99), weight_decay=0.01, fused=True
        )
        if self.file.exists():
            self._load(opened(self.file, next(self.net.parameters()).device))

    @property
    def share(self) -> float:
        """How much of the budget is used, 0..1; learners side by side use what they agreed on at their last step."""
        if self.steps is not None:
            return min(1.0, self.step / max(1, self.steps))
        if self._agreed is not None:
            return self._agreed
        return min(1.0, self._spent() / max(1e-9, self.minutes * 60))

    def _spent(self) -> float:
        return self.worked + time.monotonic() - self._since

    def learn(self, loss: torch.Tensor, seen: int) -> None:
        """One step downhill: a short warm-up, then half a cosine over the budget."""
        warm = min(1.0, (self.step + 1) / 100)
        falling = 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * self.share))
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate * warm * falling
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        if distributed.is_initialized():
            self._agree()
        nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimiser.step()
        if self.step % AVERAGED == 0:
            # Young weights move fast; an average that remembers them for long would be worse than none.
            keep = min(self.decay, (1 + self.step) / (10 + self.step)) ** AVERAGED
            with torch.no_grad():
                for mean, now in zip(self.average.parameters(), self.net.parameters(), strict=True):
                    mean.lerp_(now, 1 - keep)
        self.step += 1
        self.seen += seen

    def _agree(self) -> None:
        """Learners side by side take the mean of their gradients, and of their clocks, so that they stop together."""
        for weights in self.net.parameters():
            if weights.grad is None:  # what one learner's clips had no use for, another's may have
                weights.grad = torch.zeros_like(weights)
        grads = [weights.grad for weights in self.net.parameters() if weights.grad is not None]
        clock = torch.tensor([self._spent() / max(1e-9, self.minutes * 60)])
        whole = torch.cat([clock, *(grad.flatten() for grad in grads)])
        distributed.all_reduce(whole)
        whole /= distributed.get_world_size()
        self._agreed = min(1.0, float(whole[0]))
        for grad, mean in zip(grads, whole[1:].split([grad.numel() for grad in grads]), strict=True):
            grad.copy_(mean.view_as(grad))

    def save(self) -> None:
        """A crash leaves the checkpoint before this one, never half of a new one."""
        self.worked = self._spent()
        self._since = time.monotonic()
        state: dict[str, Any] = {
            "net": self.net.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "seen": self.seen,
            "worked": self.worked,
        }
        part = self.file.with_suffix(".part")
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as sink:
                torch.save(state, sink)
            flush_file(part)
            part.replace(self.file)
        except OSError as error:
            raise in_words(self.file, error) from error

    def _load(self, state: dict[str, Any]) -> None:
        self.net.load_state_dict(state["net"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.seen, self.worked = state["step"], state["seen"], state["worked"]


def opened(file: Path, device: torch.device | str = "cpu") -> dict[str, Any]:
    """What a checkpoint holds."""
    try:
        return torch.load(file, map_location=device, weights_only=True)
    except (OSError, EOFError, RuntimeError, KeyError, pickle.UnpicklingError) as error:
        raise InbetweenerError(
            f"The checkpoint {file} is damaged.", "Remove it: that stage then begins anew, from what is drawn already."
        ) from error


def worked(file: Path) -> float:
    """The minutes of work in a checkpoint; 0 where there is none."""
    return opened(file)["worked"] / 60 if file.exists() else 0.0

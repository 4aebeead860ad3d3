#!/usr/bin/env python3
"""The bugs of `GradGen.Power bugs`, checked by PyTorch's own gradcheck: a dense layer of n inputs and n outputs, batch 8.

    python3 bench/GradGen.Power/pytorch.py [--quick]        (/usr/bin/python3 for the one of Debian)

Prints for every bug and size in how many of the random data sets gradcheck fails, in slow and in fast mode with the
default tolerances, and the seconds that a check of the right layer takes. Needs PyTorch (on Debian: python3-torch).
"""
import statistics
import sys
import time
import warnings

try:
    import torch
except ImportError:
    print("PyTorch is not installed, so there is nothing to run: on Debian, apt-get install python3-torch.")
    sys.exit(0)

BATCH = 8
SIZES = (8, 16, 32, 64, 128, 256)
LARGEST_SLOW = 32


def one_entry(change):
    def falsify(dw, place):
        i, j = divmod(place % dw.numel(), dw.shape[1])
        dw[i, j] = change(dw[i, j])
        return dw
    return falsify


def last_row_dropped(dw, place):
    dw[-1] = 0
    return dw


BUGS = {
    "one dW entry 1 % off": one_entry(lambda entry: entry * 1.01),
    "one dW entry's sign flipped": one_entry(lambda entry: -entry),
    "dW missing 1/N": lambda dw, place: dw * BATCH,
    "dW transposed": lambda dw, place: dw.t().contiguous(),
    "last row dropped": last_row_dropped,
    "whole dW 1 % off": lambda dw, place: dw * 1.01,
    "nothing wrong": lambda dw, place: dw,
}


def layer(falsify, place):
    class Linear(torch.autograd.Function):
        @staticmethod
        def forward(ctx, x, w, b):
            ctx.save_for_backward(x, w)
            return x @ w.t() + b

        @staticmethod
        def backward(ctx, dy):
            x, w = ctx.saved_tensors
            return dy @ w, falsify((dy.t() @ x).clone(), place), dy.sum(0)

    return Linear.apply


def data(n, seed):
    generator = torch.Generator().manual_seed(seed)
    scale = n ** -0.5
    x = torch.randn(BATCH, n, dtype=torch.double, generator=generator)
    w = (2 * torch.rand(n, n, dtype=torch.double, generator=generator) - 1) * scale
    b = (2 * torch.rand(n, dtype=torch.double, generator=generator) - 1) * scale
    place = int(torch.randint(n * n, (1,), generator=generator))
    return tuple(tensor.requires_grad_() for tensor in (x, w, b)), place


def fails(falsify, n, seed, fast):
    inputs, place = data(n, seed)
    torch.manual_seed(seed)
    return not torch.autograd.gradcheck(layer(falsify, place), inputs, raise_exception=False, fast_mode=fast)


def main():
    warnings.simplefilter("ignore")
    sets = 5 if "--quick" in sys.argv else 100
    print(f"PyTorch {torch.__version__}, {sets} random data sets, {torch.get_num_threads()} threads\n")
    header = [f"n = {n}" for n in SIZES]
    print("| bug in Backward | mode | " + " | ".join(header) + " |")
    print("| --- | --- |" + " --- |" * len(SIZES))
    for name, falsify in BUGS.items():
        for fast in (False, True):
            cells = []
            for n in SIZES:
                if not fast and n > LARGEST_SLOW:
                    cells.append("-")
                    continue
                caught = sum(fails(falsify, n, seed, fast) for seed in range(1, sets + 1))
                cells.append(f"{caught}/{sets}")
            print(f"| {name} | {'fast' if fast else 'slow'} | " + " | ".join(cells) + " |", flush=True)
    right = BUGS["nothing wrong"]
    for fast in (False, True):
        cells = []
        for n in SIZES:
            if not fast and n > LARGEST_SLOW:
                cells.append("-")
                continue
            times = []
            for seed in (1, 2, 3):
                start = time.perf_counter()
                fails(right, n, seed, fast)
                times.append(time.perf_counter() - start)
            cells.append(f"{statistics.median(times):.4f} s")
        print(f"| time of a right layer's check | {'fast' if fast else 'slow'} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()

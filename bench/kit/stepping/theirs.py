"""Steps of a network by PyTorch, from the weights and with the batches that ours.mts wrote down: so many for each line on standard input."""
import json
import sys
import time

import torch
import torch.nn.functional as F
from torch import nn

folder, network, settings = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
torch.set_num_threads(settings["threads"])
torch.set_num_interop_threads(1)

TYPES = {"float32": torch.float32, "int32": torch.int32}


def read(file):
    with open(f"{folder}/{file}.json") as described:
        parts = json.load(described)
    with open(f"{folder}/{file}", "rb") as raw:
        return {part["name"]: torch.frombuffer(bytearray(raw.read(4 * part["length"])), dtype=TYPES[part["type"]]) for part in parts}


WEIGHTS = read("weights")


def parameter(name, *shape):
    return nn.Parameter(WEIGHTS[name].reshape(shape))


def linear(name, inputs, outputs):
    """Ours holds inputs × outputs."""
    layer = nn.Linear(inputs, outputs)
    layer.weight = nn.Parameter(WEIGHTS[f"{name}.weight"].reshape(inputs, outputs).T.contiguous())
    layer.bias = parameter(f"{name}.bias", outputs)
    return layer


def norm(name, width):
    layer = nn.LayerNorm(width)
    layer.weight, layer.bias = parameter(f"{name}.scale", width), parameter(f"{name}.shift", width)
    return layer


def table(name, rows, width):
    return nn.Embedding(rows, width, sparse=settings["sparse"], _weight=WEIGHTS[name].reshape(rows, width))


class Block(nn.Module):
    def __init__(self, name, width, heads, hidden, activation):
        super().__init__()
        self.heads, self.activation = heads, activation
        self.norm1, self.norm2 = norm(f"{name}.norm1", width), norm(f"{name}.norm2", width)
        self.qkv, self.out = linear(f"{name}.attention.qkv", width, 3 * width), linear(f"{name}.attention.out", width, width)
        self.hidden, self.outer = linear(f"{name}.hidden", width, hidden), linear(f"{name}.outer", hidden, width)

    def forward(self, x):
        batch, time_, width = x.shape
        q, k, v = self.qkv(self.norm1(x)).view(batch, time_, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        x = x + self.out(seen.transpose(1, 2).reshape(batch, time_, width))
        return x + self.outer(self.activation(self.hidden(self.norm2(x))))


class Causal(nn.Module):
    """Vectors of ids with positions, blocks and a last normalisation."""

    def __init__(self, name, rows, time_, width, blocks, heads, hidden, activation):
        super().__init__()
        self.table = table(name, rows, width)
        self.positions = parameter("positions", time_, width)
        self.blocks = nn.Sequential(*(Block(f"block{i}", width, heads, hidden, activation) for i in range(blocks)))
        self.norm = norm("norm", width)

    def forward(self, ids):
        x = self.norm(self.blocks(self.table(ids) + self.positions))
        return x.view(-1, x.shape[-1])


class Head(nn.Module):
    def __init__(self, body, width, classes):
        super().__init__()
        self.body, self.head = body, linear("head", width, classes)

    def forward(self, x, next):
        return F.cross_entropy(self.head(self.body(x)), next)


class Sampled(nn.Module):
    """Against a sample of others."""

    def __init__(self, body):
        super().__init__()
        self.body = body

    def forward(self, x, next, others):
        states, vectors = self.body(x), self.body.table
        right = (states * vectors(next)).sum(1, keepdim=True)
        scores = torch.cat([right, states @ vectors(others).T], 1)
        return F.cross_entropy(scores, torch.zeros(len(scores), dtype=torch.long))


class Gru(nn.Module):
    def __init__(self, rows, width):
        super().__init__()
        self.table, self.gru = table("tracks", rows, width), nn.GRU(width, width, batch_first=True)
        for theirs, ours in [("ih", "input"), ("hh", "state")]:
            weight = WEIGHTS[f"gru.{ours}.weight"].reshape(width, 3 * width).T.contiguous()
            setattr(self.gru, f"weight_{theirs}_l0", nn.Parameter(weight))
            setattr(self.gru, f"bias_{theirs}_l0", parameter(f"gru.{ours}.bias", 3 * width))

    def forward(self, ids):
        states, _ = self.gru(self.table(ids))
        return states.reshape(-1, states.shape[-1])


class Cnn(nn.Module):
    def __init__(self, channels, classes):
        super().__init__()
        self.convolutions = nn.ModuleList()
        for i, (inputs, outputs) in enumerate(zip([1, *channels], channels)):
            layer = nn.Conv2d(inputs, outputs, 3, padding=1)
            layer.weight, layer.bias = parameter(f"conv{i}.weight", outputs, inputs, 3, 3), parameter(f"conv{i}.bias", outputs)
            self.convolutions.append(layer)
        self.hidden, self.head = linear("hidden", channels[-1], 64), linear("head", 64, classes)

    def forward(self, x, next):
        for convolution in self.convolutions:
            x = F.relu(F.max_pool2d(convolution(x), 2))
        return F.cross_entropy(self.head(F.relu(self.hidden(x.mean((2, 3))))), next)


NETWORKS = {
    "transformer": (lambda: Sampled(Causal("tracks", 3000, 50, 64, 2, 2, 64, F.relu)), (128, 50)),
    "transformer-full": (lambda: Head(Causal("tracks", 3000, 50, 64, 2, 2, 64, F.relu), 64, 3000), (128, 50)),
    "transformer-60k": (lambda: Sampled(Causal("tracks", 60_000, 50, 64, 2, 2, 64, F.relu)), (128, 50)),
    "language-model": (lambda: Head(Causal("letters", 128, 128, 128, 4, 4, 512, F.gelu), 128, 128), (64, 128)),
    "cnn": (lambda: Cnn([16, 32, 64, 64], 10), (32, 1, 96, 130)),
    "gru": (lambda: Sampled(Gru(60_000, 100)), (512, 20)),
}

make, shape = NETWORKS[network]
model = make()
last = torch.channels_last if len(shape) == 4 and settings["channelsLast"] else torch.contiguous_format
model = model.to(memory_format=last)
dense = [each for name, each in model.named_parameters() if not (settings["sparse"] and name.endswith("table.weight"))]
tables = [each for name, each in model.named_parameters() if settings["sparse"] and name.endswith("table.weight")]
optimisers = [torch.optim.Adam(dense, lr=1e-3, fused=True)]
if tables:
    optimisers.append(torch.optim.SparseAdam(tables, lr=1e-3))


def batch(i):
    arrays = read(f"batch-{i}")
    arrays["x"] = arrays["x"].reshape(shape)
    if arrays["x"].dtype == torch.float32:
        arrays["x"] = arrays["x"].to(memory_format=last)
    return {name: array.long() if array.dtype == torch.int32 else array for name, array in arrays.items()}


batches = [batch(i) for i in range(10)]
done = 0


def step():
    global done
    begun = time.perf_counter()
    for optimiser in optimisers:
        optimiser.zero_grad(set_to_none=True)
    loss = model(**batches[done % len(batches)])
    loss.backward()
    for optimiser in optimisers:
        optimiser.step()
    value = loss.item()
    done += 1
    return 1000 * (time.perf_counter() - begun), value


print("ready", flush=True)
for line in sys.stdin:
    steps = [step() for _ in range(json.loads(line)["steps"])]
    print(json.dumps({"milliseconds": [each for each, _ in steps], "losses": [loss for _, loss in steps]}), flush=True)

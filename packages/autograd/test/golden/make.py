"""Losses and gradients of four networks by JAX in float64, for test/golden.test.ts. Writes golden.json beside itself.

pip install jax numpy; python make.py
"""

import json
import pathlib

import jax
import jax.numpy as jnp
import numpy as np

jax.config.update("jax_enable_x64", True)
LEARNING_RATE = 0.01
STEPS = 10


def main():
    golden = {name: trained(*make(np.random.default_rng(1))) for name, make in NETWORKS.items()}
    golden["versions"] = {"jax": jax.__version__}
    pathlib.Path(__file__).with_name("golden.json").write_text(json.dumps(golden) + "\n")


def trained(weights, batch, loss):
    """Ten steps of Adam, written out after the paper."""
    gradient = jax.jit(jax.value_and_grad(loss))
    first = gradient(weights, batch)[1]
    start, losses = weights, []
    m = v = jax.tree.map(jnp.zeros_like, weights)
    for step in range(1, STEPS + 1):
        value, g = gradient(weights, batch)
        losses.append(float(value))
        m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, g)
        v = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, v, g)
        weights = jax.tree.map(
            lambda w, m, v: w - LEARNING_RATE * (m / (1 - 0.9**step)) / (jnp.sqrt(v / (1 - 0.999**step)) + 1e-8), weights, m, v
        )
    return {"weights": lists(start), "batch": lists(batch), "gradients": lists(first), "losses": losses}


def lists(arrays):
    return {name: np.asarray(array).ravel().tolist() for name, array in arrays.items()}


def drawn(rng, scale=0.3, **shapes):
    """Weights that float32 holds exactly, so that both sides begin alike."""
    return {name.replace("__", "."): rng.normal(0, scale, shape).astype(np.float32).astype(float) for name, shape in shapes.items()}


def cross_entropy(logits, targets):
    return -jnp.mean(jax.nn.log_softmax(logits)[jnp.arange(len(targets)), targets])


def layer_norm(x, scale, shift):
    mean = x.mean(-1, keepdims=True)
    return (x - mean) / jnp.sqrt(((x - mean) ** 2).mean(-1, keepdims=True) + 1e-5) * scale + shift


def cnn(rng):
    weights = drawn(rng, a__weight=(4, 1, 3, 3), a__bias=(4,), b__weight=(6, 4, 3, 3), b__bias=(6,), head__weight=(6, 3), head__bias=(3,))
    batch = {**drawn(rng, 1.0, x=(4, 1, 9, 8)), "y": rng.integers(0, 3, 4)}

    def conv(x, w, b, stride):
        y = jax.lax.conv_general_dilated(x, w, (stride, stride), ((1, 1), (1, 1)), dimension_numbers=("NCHW", "OIHW", "NCHW"))
        return y + b[None, :, None, None]

    def pooled(x):
        return jax.lax.reduce_window(x, -jnp.inf, jax.lax.max, (1, 1, 2, 2), (1, 1, 2, 2), "VALID")

    def loss(w, batch):
        x = jax.nn.relu(pooled(conv(batch["x"], w["a.weight"], w["a.bias"], 1)))
        x = jax.nn.relu(conv(x, w["b.weight"], w["b.bias"], 2)).mean((2, 3))
        return cross_entropy(x @ w["head.weight"] + w["head.bias"], batch["y"])

    return weights, batch, loss


def gru(rng):
    shapes = {"g__input__weight": (3, 15), "g__input__bias": (15,), "g__state__weight": (5, 15), "g__state__bias": (15,)}
    weights = drawn(rng, **shapes, head__weight=(5, 3), head__bias=(3,))

    def step(w, h, x):
        xr, xz, xn = jnp.split(x @ w["g.input.weight"] + w["g.input.bias"], 3, -1)
        hr, hz, hn = jnp.split(h @ w["g.state.weight"] + w["g.state.bias"], 3, -1)
        r, z = jax.nn.sigmoid(xr + hr), jax.nn.sigmoid(xz + hz)
        n = jnp.tanh(xn + r * hn)
        return (1 - z) * n + z * h

    def loss(w, batch):
        h, states = jnp.zeros((4, 5)), []
        for t in range(6):
            h = step(w, h, batch["x"].reshape(4, 6, 3)[:, t])
            states.append(h)
        return cross_entropy(jnp.stack(states, 1).reshape(24, 5) @ w["head.weight"] + w["head.bias"], batch["y"])

    return weights, {**drawn(rng, 1.0, x=(4, 6, 3)), "y": rng.integers(0, 3, 24)}, loss


def lstm(rng):
    weights = drawn(rng, l__input__weight=(3, 20), l__bias=(20,), l__state__weight=(5, 20), head__weight=(5, 3), head__bias=(3,))

    def loss(w, batch):
        h = c = jnp.zeros((4, 5))
        states = []
        for t in range(6):
            gates = batch["x"].reshape(4, 6, 3)[:, t] @ w["l.input.weight"] + w["l.bias"] + h @ w["l.state.weight"]
            i, f, g, o = jnp.split(gates, 4, -1)
            c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
            h = jax.nn.sigmoid(o) * jnp.tanh(c)
            states.append(h)
        return cross_entropy(jnp.stack(states, 1).reshape(24, 5) @ w["head.weight"] + w["head.bias"], batch["y"])

    return weights, {**drawn(rng, 1.0, x=(4, 6, 3)), "y": rng.integers(0, 3, 24)}, loss


def transformer(rng):
    block = {"norm1__scale": (8,), "norm1__shift": (8,), "attention__qkv__weight": (8, 24), "attention__qkv__bias": (24,)}
    block |= {"attention__out__weight": (8, 8), "attention__out__bias": (8,), "norm2__scale": (8,), "norm2__shift": (8,)}
    block |= {"hidden__weight": (8, 16), "hidden__bias": (16,), "outer__weight": (16, 8), "outer__bias": (8,)}
    shapes = {f"t__{name}": shape for name, shape in block.items()}
    weights = drawn(rng, e=(7, 8), p=(5, 8), **shapes, head__weight=(8, 7), head__bias=(7,))

    def attend(w, x):
        qkv = (x @ w["t.attention.qkv.weight"] + w["t.attention.qkv.bias"]).reshape(3, 5, 3, 2, 4).transpose(2, 0, 3, 1, 4)
        scores = qkv[0] @ qkv[1].swapaxes(-1, -2) / 2 + jnp.where(jnp.tri(5) == 0, -1e9, 0)
        mixed = (jax.nn.softmax(scores) @ qkv[2]).transpose(0, 2, 1, 3).reshape(3, 5, 8)
        return mixed @ w["t.attention.out.weight"] + w["t.attention.out.bias"]

    def loss(w, batch):
        x = w["e"][batch["ids"].reshape(3, 5)] + w["p"]
        x = x + attend(w, layer_norm(x, w["t.norm1.scale"], w["t.norm1.shift"]))
        inner = layer_norm(x, w["t.norm2.scale"], w["t.norm2.shift"]) @ w["t.hidden.weight"] + w["t.hidden.bias"]
        x = x + jax.nn.gelu(inner, approximate=False) @ w["t.outer.weight"] + w["t.outer.bias"]
        return cross_entropy(x.reshape(15, 8) @ w["head.weight"] + w["head.bias"], batch["y"])

    return weights, {"ids": rng.integers(0, 7, (3, 5)), "y": rng.integers(0, 7, 15)}, loss


NETWORKS = {"cnn": cnn, "gru": gru, "lstm": lstm, "transformer": transformer}

if __name__ == "__main__":
    main()

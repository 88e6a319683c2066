"""Checks exported networks (see export.ts) by the checker of ONNX, and that Python's onnxruntime infers the same.

pip install onnx onnxruntime numpy; python check.py FOLDER
"""

import json
import pathlib
import sys

import numpy as np
import onnx
import onnxruntime

for path in sorted(pathlib.Path(sys.argv[1]).glob("*.onnx")):
    onnx.checker.check_model(onnx.load(path), full_check=True)
    asked = json.loads(path.with_suffix(".json").read_text())
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    kinds = {"tensor(float)": np.float32, "tensor(int32)": np.int32}
    feeds = {i.name: np.array(asked["inputs"][i.name], kinds[i.type]).reshape(i.shape) for i in session.get_inputs()}
    difference = np.abs(session.run(None, feeds)[0].ravel() - asked["expected"]).max()
    print(f"{path.name}: checked, largest difference {difference:.1e}")
    assert difference < 1e-5

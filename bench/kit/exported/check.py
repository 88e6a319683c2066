"""Checks an exported network by the checker of ONNX, and asks it by onnxruntime what comes next in each session.

check.py NETWORK.onnx MANIFEST.json SESSIONS.jsonl: writes a line of scores for each session, those of all tracks in the manifest's order.
"""
import json
import sys

import numpy as np
import onnx
import onnxruntime

network, manifest, sessions = sys.argv[1:]
onnx.checker.check_model(onnx.load(network), full_check=True)
domains = {opset.domain for opset in onnx.load(network).opset_import}
assert domains <= {"", "ai.onnx"}, domains

asked = json.load(open(manifest))
number = {track: i for i, track in enumerate(asked["tracks"])}
length = asked["inputs"]["sequence"]["length"]
running = onnxruntime.InferenceSession(network, providers=["CPUExecutionProvider"])
for line in open(sessions):
    played = [number[track] for track in json.loads(line)["session"]][-length:]
    sequence = np.zeros((1, length), np.int32)
    sequence[0, : len(played)] = played
    [scores] = running.run(["scores"], {"sequence": sequence, "length": np.array([len(played)], np.int32)})
    print(json.dumps([float(score) for score in scores[0]]))

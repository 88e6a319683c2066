"""Writes pictures as numbers: covers.py FOLDER SIDE gives JSON lines {"genre", "pixels"} (red, green and blue planes, 0 to 255, base64)."""

import base64
import json
import pathlib
import sys

from PIL import Image

folder, side = pathlib.Path(sys.argv[1]), int(sys.argv[2])
for path in sorted(folder.glob("*/*.jpg")):
    small = Image.open(path).convert("RGB").resize((side, side), Image.Resampling.BOX)
    planes = b"".join(channel.tobytes() for channel in small.split())
    print(json.dumps({"genre": path.parent.name, "pixels": base64.b64encode(planes).decode()}))

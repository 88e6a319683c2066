"""Short files of AAC that use all that its encoder can, and what FFmpeg 5.1 decodes of them. Writes them beside itself.

pip install imageio-ffmpeg; python make.py (or FFMPEG=/usr/bin/ffmpeg python make.py)
"""

import math
import os
import pathlib
import random
import struct
import subprocess
import tempfile
import wave

RATE = 44100
SECONDS = 0.3
HERE = pathlib.Path(__file__).parent
SIX = "pan=5.1|c0=c0|c1=c1|c2=0.5*c0+0.5*c1|c3=0.3*c0|c4=0.7*c1|c5=0.4*c0"
FOUR = "pan=quad|c0=c0|c1=c1|c2=0.5*c0|c3=0.3*c1"
COMPACT = ["-compression_level", "12", "-metadata_header_padding", "0"]
FRAGMENTS = ["-movflags", "+frag_keyframe+empty_moov", "-frag_duration", "50000"]
TAGS = ["-metadata", "title=Made-up Tune", "-metadata", "artist=Nobody Real", "-metadata", "album=Synthesised"]
# Seconds of the sound that are encoded, and how.
FILES = {
    # Long and short windows, both shapes, sums and differences, intensity, shaped noise.
    "joint.m4a": (0.25, ["-b:a", "48k", "-aac_pns", "0", "-aac_is", "1", "-aac_ms", "1", "-aac_tns", "1"]),
    # The books of large numbers, and channels of their own.
    "apart.m4a": (0.1, ["-b:a", "320k", "-aac_pns", "0", "-aac_is", "0", "-aac_ms", "0"]),
    # Short windows of the other shape, which its encoder does not write: see turn_shapes.
    "mono.aac": (0.25, ["-ac", "1", "-ar", "22050", "-b:a", "32k", "-aac_pns", "0"]),
    "six.m4a": (0.04, ["-filter_complex", SIX, "-b:a", "256k", "-aac_pns", "0", "-movflags", "+faststart"]),
    # Its channels are written out.
    "four.aac": (0.03, ["-filter_complex", FOUR, "-b:a", "192k", "-aac_pns", "0"]),
    "fragments.m4a": (0.1, ["-ac", "1", "-b:a", "48k", "-aac_pns", "0", *FRAGMENTS]),
    # Bands of noise, of which only the loudness is stored.
    "noise.m4a": (SECONDS, ["-b:a", "128k", "-aac_pns", "1"]),
}
UNDECODED = {"lossless.m4a": ["-t", "0.02", "-c:a", "alac", *TAGS]}


def ffmpeg():
    if "FFMPEG" in os.environ:
        return os.environ["FFMPEG"]
    import imageio_ffmpeg

    return imageio_ffmpeg.get_ffmpeg_exe()


def main():
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "hits.wav"
        write(source)
        for name, (seconds, options) in FILES.items():
            run("-t", str(seconds), "-i", source, "-c:a", "aac", *options, HERE / name)
            if name == "mono.aac":
                turn_shapes(HERE / name)
            decode(HERE / name)
        for name, options in UNDECODED.items():
            run("-i", source, *options, HERE / name)


def turn_shapes(path):
    """Gives every frame of one channel the other shape of windows: a bit of its head that no other depends on."""
    data = bytearray(path.read_bytes())
    at = 0
    while at < len(data):
        if data[at + 7] >> 5 == 0:
            # Behind the head: kind (3 bits), tag (4), gain (8), one that is reserved, sequence (2).
            data[at + 7 + 2] ^= 0x20
        at += (data[at + 3] & 3) << 11 | data[at + 4] << 3 | data[at + 5] >> 5
    path.write_bytes(data)


def decode(path):
    """What is to come out; noise is another every time, and compared by the sum of its squares."""
    if path.stem != "noise":
        run("-i", path, "-c:a", "flac", "-sample_fmt", "s16", *COMPACT, path.with_suffix(".flac"))
        return
    with tempfile.NamedTemporaryFile(suffix=".f32") as out:
        run("-i", path, "-f", "f32le", out.name)
        samples = [value for (value,) in struct.iter_unpack("<f", pathlib.Path(out.name).read_bytes())]
    print(path.name, *(sum(value * value for value in samples[channel::2]) for channel in (0, 1)))


def run(*arguments):
    options = [*arguments[:-1], "-bitexact", "-fflags", "+bitexact", arguments[-1]]
    subprocess.run([ffmpeg(), "-y", "-loglevel", "error", *options], check=True)


def write(path):
    """Chords that fade, and strokes of noise every tenth of a second, more to the left or more to the right."""
    noise = random.Random(1)
    with wave.open(str(path), "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(RATE)
        for n in range(round(SECONDS * RATE)):
            stroke, since = divmod(n, RATE // 10)
            burst = noise.gauss(0, 0.25) * math.exp(-40 * since / RATE)
            sides = (0.9, 0.5) if stroke % 2 == 0 else (0.2, 0.8)
            chord = [math.sin(2 * math.pi * hertz * n / RATE) * math.exp(-3 * n / RATE) / 8 for hertz in (220, 277, 330, 1760)]
            left = sides[0] * burst + chord[0] + chord[1] + 0.5 * chord[3]
            right = sides[1] * burst + chord[0] + chord[2] + 0.5 * chord[3]
            out.writeframes(struct.pack("<hh", *(round(max(-1, min(1, value)) * 32767) for value in (left, right))))


main()

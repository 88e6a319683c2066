"""Features of three synthesised sounds by librosa in float64, for test/features/audio/golden.test.ts. Writes golden.json beside itself.

pip install librosa==0.11.0; python make.py
"""

import json
import math
import pathlib

import librosa
import numpy as np

RATE = 22050
# Every so many frames of a set with many is kept, so that the file stays small.
EVERY = 23


def main():
    golden = {name: features(np.array(sound(**how))) for name, how in SOUNDS.items()}
    golden["versions"] = {"librosa": librosa.__version__, "numpy": np.__version__}
    pathlib.Path(__file__).with_name("golden.json").write_text(json.dumps(golden) + "\n")


# As in sounds.ts. Chords on each beat, noise on every other, and silence at both ends; amplitudes are 16-bit steps.
SOUNDS = {
    "chords": {"samples": 66150, "bpm": 97, "tones": [220.0, 277.2, 329.6, 246.9, 311.1, 370.0], "noise": 0.2, "seed": 1},
    "detuned": {"samples": 61111, "bpm": 150, "tones": [133.7, 201.3, 317.9, 999.1], "noise": 0.05, "seed": 2},
    "noise": {"samples": 33000, "bpm": 60, "tones": [5000.0], "noise": 0.6, "seed": 3},
    "long": {"samples": 441000, "bpm": 128, "tones": [196.0, 246.9, 293.7, 220.0, 261.6, 329.6], "noise": 0.3, "seed": 4},
}


def sound(samples, bpm, tones, noise, seed):
    beat = RATE * 60 // bpm
    out = []
    for n in range(samples):
        seed = (1664525 * seed + 1013904223) % 2**32
        if n < 4000 or n > samples - 4000:
            out.append(0.0)
            continue
        at = n % beat / RATE
        number = n // beat
        tone = sum(
            math.sin(2 * math.pi * (tones[(number + k) % len(tones)] * h) * n / RATE) / h for k in range(3) for h in (1, 2, 3)
        )
        hit = noise * (seed / 2**31 - 1) * math.exp(-30 * at) * (1 + number % 2)
        value = 0.12 * tone * math.exp(-4 * at) + hit
        out.append(math.floor(max(-1.0, min(1.0, value)) * 32767 + 0.5) / 32768)
    return out


def features(y):
    mel = librosa.feature.melspectrogram(y=y, sr=RATE)
    mfcc = librosa.feature.mfcc(y=y, sr=RATE)
    chroma = librosa.feature.chroma_stft(y=y, sr=RATE)
    onset = librosa.onset.onset_strength(y=y, sr=RATE)
    tempo = librosa.feature.tempo(y=y, sr=RATE)
    _, beats = librosa.beat.beat_track(onset_envelope=onset, sr=RATE, units="time")
    found = {
        "stft": np.abs(librosa.stft(y)),
        "mel": mel,
        "log-mel": librosa.power_to_db(mel),
        "mfcc": mfcc,
        "mfcc-delta": librosa.feature.delta(mfcc),
        "mfcc-delta2": librosa.feature.delta(mfcc, order=2),
        "tuning": np.array([[librosa.estimate_tuning(S=np.abs(librosa.stft(y)) ** 2, sr=RATE)]]),
        "chroma": chroma,
        "tonnetz": librosa.feature.tonnetz(chroma=chroma),
        "centroid": librosa.feature.spectral_centroid(y=y, sr=RATE),
        "bandwidth": librosa.feature.spectral_bandwidth(y=y, sr=RATE),
        "rolloff": librosa.feature.spectral_rolloff(y=y, sr=RATE),
        "contrast": librosa.feature.spectral_contrast(y=y, sr=RATE),
        "flatness": librosa.feature.spectral_flatness(y=y),
        "zero-crossings": librosa.feature.zero_crossing_rate(y),
        "rms": librosa.feature.rms(y=y, dtype=np.float64),
        "onset": onset[np.newaxis],
        "tempo": tempo[np.newaxis],
        "beats": beats[np.newaxis],
    }
    return {name: kept(np.asarray(values)) for name, values in found.items()}


def kept(values):
    """The shape, the largest absolute value, and some frames: all where there are few numbers."""
    bands, frames = values.shape
    every = EVERY if bands * frames > 3000 else 1
    # Of a spectrogram every seventh row is enough.
    rows = 7 if bands > 1000 else 1
    if bands * frames > 100000:
        every *= 5
    return {
        "bands": bands,
        "frames": frames,
        "most": float(np.abs(values).max()) if values.size else 0.0,
        "every": [rows, every],
        "values": [float(f"{value:.8g}") for value in values[::rows, ::every].ravel()],
    }


main()

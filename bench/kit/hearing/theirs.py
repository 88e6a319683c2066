"""Mel, MFCC, chroma and spectral features of a sound by librosa: one set for each line on standard input, timed.

theirs.py SOUND, a file of float32 samples at 22,050 Hz. A line says whether each function is given the sound, as librosa's documentation calls them, or
spectra that were computed once for all, which is the quickest way it has.
"""

import json
import sys
import time

import librosa
import numpy as np

RATE = 22050
y = np.fromfile(sys.argv[1], dtype=np.float32)


def shared():
    magnitude = np.abs(librosa.stft(y))
    power = magnitude**2
    mel = librosa.feature.melspectrogram(S=power, sr=RATE)
    mfcc = librosa.feature.mfcc(S=librosa.power_to_db(mel), sr=RATE)
    chroma = librosa.feature.chroma_stft(S=power, sr=RATE)
    centroid = librosa.feature.spectral_centroid(S=magnitude, sr=RATE)
    bandwidth = librosa.feature.spectral_bandwidth(S=magnitude, sr=RATE, centroid=centroid)
    rolloff = librosa.feature.spectral_rolloff(S=magnitude, sr=RATE)
    contrast = librosa.feature.spectral_contrast(S=magnitude, sr=RATE)
    flatness = librosa.feature.spectral_flatness(S=magnitude)
    return [mel, mfcc, chroma, centroid, bandwidth, rolloff, contrast, flatness]


def each():
    mel = librosa.feature.melspectrogram(y=y, sr=RATE)
    mfcc = librosa.feature.mfcc(y=y, sr=RATE)
    chroma = librosa.feature.chroma_stft(y=y, sr=RATE)
    centroid = librosa.feature.spectral_centroid(y=y, sr=RATE)
    bandwidth = librosa.feature.spectral_bandwidth(y=y, sr=RATE)
    rolloff = librosa.feature.spectral_rolloff(y=y, sr=RATE)
    contrast = librosa.feature.spectral_contrast(y=y, sr=RATE)
    flatness = librosa.feature.spectral_flatness(y=y)
    return [mel, mfcc, chroma, centroid, bandwidth, rolloff, contrast, flatness]


print("ready", flush=True)
for line in sys.stdin:
    features = shared if json.loads(line)["shared"] else each
    begun = time.perf_counter()
    features()
    print(json.dumps({"seconds": time.perf_counter() - begun}), flush=True)

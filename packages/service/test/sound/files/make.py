"""Small files of every format that is read, of one made-up sound. Writes them beside itself.

pip install imageio-ffmpeg; python make.py
"""

import math
import pathlib
import struct
import subprocess
import wave

import imageio_ffmpeg

RATE = 44100
HERE = pathlib.Path(__file__).parent
FFMPEG = imageio_ffmpeg.get_ffmpeg_exe()
TAGS = {
    "title": "Made-up Tune",
    "artist": "Nobody Real",
    "album": "Synthesised",
    "album_artist": "Various",
    "date": "2021",
    "genre": "Test",
    "track": "3/7",
    "lyrics": "la la la",
    "REPLAYGAIN_TRACK_GAIN": "-6.50 dB",
    "MUSICBRAINZ_TRACKID": "11111111-2222-3333-4444-555555555555",
}
FORMATS = {
    "tone.mp3": ["-c:a", "libmp3lame", "-b:a", "96k"],
    "mono.mp3": ["-c:a", "libmp3lame", "-ac", "1", "-b:a", "48k"],
    "tone.flac": ["-c:a", "flac"],
    "silent-end.flac": ["-c:a", "flac", "-ac", "1", "-ar", "8000", "-af", "apad=pad_dur=0.2"],
    "tone.ogg": ["-c:a", "libvorbis", "-q:a", "3"],
    "tone.opus": ["-c:a", "libopus", "-b:a", "64k"],
    "tone.m4a": ["-c:a", "aac", "-b:a", "64k"],
    "tone.aiff": ["-c:a", "pcm_s16be", "-write_id3v2", "1"],
    "deep.wav": ["-c:a", "pcm_s24le", "-t", "0.2"],
    "floats.wav": ["-c:a", "pcm_f32le", "-t", "0.2"],
}


def main():
    source = HERE / "tone.wav"
    write(source)
    tags = [part for key, value in TAGS.items() for part in ("-metadata", f"{key}={value}")]
    for name, options in FORMATS.items():
        command = [FFMPEG, "-y", "-loglevel", "error", "-i", source, *options, *tags, "-fflags", "+bitexact", HERE / name]
        subprocess.run(command, check=True)


def write(path):
    """A second: 440 Hz at half of full scale on the left, 660 Hz at a quarter on the right."""
    with wave.open(str(path), "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(RATE)
        for n in range(RATE):
            left = 0.5 * math.sin(2 * math.pi * 440 * n / RATE)
            right = 0.25 * math.sin(2 * math.pi * 660 * n / RATE)
            out.writeframes(struct.pack("<hh", round(left * 32767), round(right * 32767)))


main()

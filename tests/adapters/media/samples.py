"""Pictures and films with everything in them that must not leave the house."""

import io
import random
import struct
import zlib

from PIL import Image

#: Stands in every block of metadata of every sample; nothing may come out with it.
CANARY = b"CANARY-7731"
WORD = CANARY.decode()
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description exif:GPSLatitude="48,51.49N"'
    b' xmp:CreateDate="2026-03-01" dc:creator="' + CANARY + b'"/></x:xmpmeta>'
)


def picture(mode="RGB", size=(48, 32), seed=1):
    """Four colours in the corners, so that a turned picture shows it, and a little noise."""
    image = Image.new("RGB", size, "white")
    wide, high = size[0] // 2, size[1] // 2
    for number, colour in enumerate(["red", "green", "blue", "black"]):
        at = (number % 2 * wide, number // 2 * high)
        image.paste(colour, (*at, at[0] + wide, at[1] + high))
    dice = random.Random(seed)
    image.putpixel((size[0] - 1, size[1] - 1), tuple(dice.randbytes(3)))
    return image.convert(mode)


def noise(size, seed=1, mode="RGB"):
    return Image.frombytes(mode, size, random.Random(seed).randbytes(size[0] * size[1] * len(mode)))


def exif(orientation=1, **more):
    tags = Image.Exif()
    tags[0x0112] = orientation
    if more.get("only_turned"):
        return tags.tobytes()
    tags[0x010F], tags[0x0110] = "Canon", WORD
    tags[0x0131], tags[0x013B], tags[0x010E] = "Lightroom", WORD, WORD
    details = tags.get_ifd(0x8769)
    details[0x9003], details[0xA431] = "2026:03:01 09:00:00", WORD
    place = tags.get_ifd(0x8825)
    place[1], place[2] = "N", (48.0, 51.0, 29.6)
    place[3], place[4], place[29] = "E", (2.0, 17.0, 40.2), WORD
    return tags.tobytes()


def segment(marker, content):
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def iptc():
    records = b"".join(
        b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(CANARY)) + CANARY
        for number in (80, 90, 120)
    )
    head = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(records))
    return segment(0xED, head + records + bytes(len(records) % 2))


def jpeg(orientation=1, *, full=True, image=None, **options):
    out = io.BytesIO()
    found = {"exif": exif(orientation, only_turned=not full)}
    (image or picture()).save(out, "JPEG", quality=92, **found, **options)
    data = out.getvalue()
    if not full:
        return data
    more = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP) + iptc()
    more += segment(0xEB, b"JP\0\0c2pa" + CANARY + b"trainedAlgorithmicMedia")
    more += segment(0xFE, CANARY) + segment(0xE0, b"JFXX\0\x13" + CANARY)
    return data[:2] + more + data[2:] + b"a film behind the photo " + CANARY


def chunk(name, content):
    head = struct.pack(">I", len(content)) + name + content
    return head + struct.pack(">I", zlib.crc32(name + content))


def png(orientation=1, *, image=None, **options):
    out = io.BytesIO()
    (image or picture()).save(out, "PNG", **options)
    data = out.getvalue()
    more = chunk(b"eXIf", exif(orientation)[6:]) + chunk(b"tEXt", b"Author\0" + CANARY)
    more += chunk(b"zTXt", b"Comment\0\0" + zlib.compress(CANARY * 9))
    more += chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP)
    more += chunk(b"tIME", bytes([7, 230, 3, 1, 9, 0, 0])) + chunk(b"prVt", CANARY)
    return data[:33] + more + data[33:] + CANARY


def webp(orientation=1, *, image=None, **options):
    out = io.BytesIO()
    block = exif(orientation)
    (image or picture()).save(out, "WEBP", exif=block, xmp=XMP, **options)
    return out.getvalue() + CANARY


def gif(frames=3, size=(24, 16)):
    images = [noise(size, seed=seed) for seed in range(frames)]
    out = io.BytesIO()
    images[0].save(
        out, "GIF", save_all=True, append_images=images[1:], duration=80, loop=0, comment=CANARY
    )
    data = out.getvalue()
    end = data.rindex(b"\x3b")
    block = b"\x21\xff\x0bXMP DataXMP" + bytes([len(XMP)]) + XMP + b"\0"
    return data[:end] + block + data[end:] + CANARY


def box(name, *content):
    body = b"".join(content)
    return struct.pack(">I4s", 8 + len(body), name) + body


def full(name, *content):
    return box(name, bytes(4), *content)


def track(number, handler, offset, size, *more, width=0, height=0, matrix=None):
    times = struct.pack(">II", 3_900_000_000, 3_900_000_001)
    matrix = matrix or struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 1 << 30)
    shown = struct.pack(">II", width << 16, height << 16)
    header = full(b"tkhd", times, struct.pack(">III", number, 0, 100), bytes(16), matrix, shown)
    name = b"\x0bCANARY-7731"
    if handler == b"vide":
        compressor = b"\x0b" + CANARY.ljust(31, b"\0")
        entry = box(
            b"avc1", bytes(6), b"\0\1", bytes(4), b"GoPr", bytes(8),
            struct.pack(">HHIIIH", width, height, 0x480000, 0x480000, 0, 1), compressor,
            struct.pack(">Hh", 24, -1), box(b"avcC", b"\x01\x64\0\x1e\xff\xe0\0"),
        )  # fmt: skip
    elif handler == b"soun":
        entry = box(b"mp4a", bytes(6), b"\0\1", bytes(8), struct.pack(">HHIHH", 2, 16, 0, 44100, 0))
    else:
        entry = box(b"gpmd", bytes(6), b"\0\1", CANARY)
    table = box(
        b"stbl",
        full(b"stsd", struct.pack(">I", 1), entry),
        full(b"stts", struct.pack(">III", 1, 1, 100)),
        full(b"stsc", struct.pack(">IIII", 1, 1, 1, 1)),
        full(b"stsz", struct.pack(">III", 0, 1, size)),
        full(b"stco", struct.pack(">II", 1, offset)),
    )
    source = box(b"dinf", full(b"dref", struct.pack(">I", 1), box(b"url ", b"\0\0\0\1")))
    media = box(
        b"mdia",
        full(b"mdhd", times, struct.pack(">IIHH", 1000, 100, 0x55C4, 0)),
        full(b"hdlr", bytes(4), handler, bytes(12), name),
        box(b"minf", full(b"vmhd", bytes(8)), source, table),
    )
    return box(b"trak", header, media, *more)


PICTURES, SOUNDS, PLACES = b"P" * 300, b"S" * 200, CANARY * 10
PLACE = box(b"\xa9xyz", struct.pack(">HH", 18, 0x15C7), b"+48.8583+002.2945/")


def film(*, brand=b"mp42", matrix=None, extra=b"", behind=b"", inside=b""):
    """A film as telephones make them: a place, names, a track of sensors, dates, leftovers."""
    kind = box(b"ftyp", brand, bytes(4), brand)
    start = len(kind) + 8
    leftover = CANARY
    media = box(b"mdat", leftover, PICTURES, PLACES, SOUNDS)
    first = start + len(leftover)
    times = struct.pack(">II", 3_900_000_000, 3_900_000_001)
    movie = box(
        b"moov",
        full(b"mvhd", times, struct.pack(">II", 1000, 100), bytes(80)),
        track(1, b"vide", first, 300, box(b"udta", CANARY), width=64, height=36, matrix=matrix),
        track(2, b"meta", first + 300, len(PLACES)),
        track(3, b"soun", first + 300 + len(PLACES), 200),
        box(b"udta", PLACE, box(b"\xa9mod", CANARY), box(b"\xa9swr", CANARY)),
        box(b"meta", bytes(4), b"com.apple.quicktime.creationdate", CANARY),
        inside,
    )
    marks = box(b"uuid", bytes(16), XMP) + box(b"free", CANARY)
    return kind + media + marks + movie + extra + behind

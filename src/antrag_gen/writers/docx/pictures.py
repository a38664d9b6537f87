"""Put a picture into the package: its bytes in, the name of its relationship out."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.package import ImageParts, Package
from docx.parts.image import ImagePart
from docx.parts.story import StoryPart

ENDINGS = {"image/png": "png", "image/jpeg": "jpg"}


def add_picture(part: StoryPart, data: bytes, media_type: str) -> str:
    """The relationship of `part` to the picture, which the package holds once.

    python-docx would read its head, and knows fewer kinds of heads than cameras write.
    """
    if not isinstance(part.package, Package):
        raise TypeError("a part of no package")
    held = part.package.image_parts
    found = next((each for each in held if each.blob == data), None)
    if found is None:
        found = ImagePart(_free_name(held, ENDINGS[media_type]), media_type, data)
        held.append(found)
    return part.relate_to(found, RELATIONSHIP_TYPE.IMAGE)


def _free_name(held: ImageParts, ending: str) -> PackURI:
    taken = {part.partname.rpartition(".")[0] for part in held}
    number = next(number for number in range(1, len(taken) + 2) if f"/word/media/image{number}" not in taken)
    return PackURI(f"/word/media/image{number}.{ending}")

# A name-keyed CFF OpenType font out of a subset of Noto Naskh Arabic, by fontTools.
import sys
from fontTools.ttLib import TTFont, newTable
from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.qu2cuPen import Qu2CuPen
src, out = sys.argv[1:3]
f = TTFont(src)
o = subset.Options(); o.layout_features=["*"]; o.hinting=False; o.notdef_outline=True; o.glyph_names=True; o.name_IDs=["*"]
s = subset.Subsetter(o)
s.populate(unicodes=[0x20,0x28,0x29,0x2e,0x3a,0xab,0xbb,0x60c,0x61b,0x61f]+list(range(0x621,0x653))+list(range(0x660,0x66a)))
s.subset(f)
gs=f.getGlyphSet(); order=f.getGlyphOrder(); cs={}
upm=f["head"].unitsPerEm
for g in order:
    pen=T2CharStringPen(f["hmtx"][g][0], gs)
    gs[g].draw(Qu2CuPen(pen, max_err=1.0, all_cubic=True))
    cs[g]=pen.getCharString()
name=f["name"].getDebugName(6)
fb=FontBuilder(font=f)
for t in ("glyf","loca","fpgm","prep","cvt ","gasp","hdmx","VDMX","LTSH"):
    if t in f: del f[t]
fb.isTTF=False
f.sfntVersion="OTTO"
f["maxp"].tableVersion=0x00005000
for a in list(vars(f["maxp"])):
    if a not in ("tableVersion","numGlyphs","tableTag"): delattr(f["maxp"],a)
fb.setupCFF(name, {"FullName": f["name"].getDebugName(4)}, cs, {})
f["post"].formatType=3.0
f.save(out)

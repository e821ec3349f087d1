using System.Buffers.Text;
using System.Text;

using NetTopologySuite.Geometries;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// Reads the lexical form of geo:wktLiteral (GeoSPARQL 1.1, Geometry Extension, WKT serialization): an optional IRI of a reference system in angle brackets, then
/// well-known text of Simple Features. Rings that are left open are closed.
/// </summary>
/// <remarks>Ill-formed text is an expected answer, so nothing here throws.</remarks>
internal ref struct WktReader
{
    /// <summary>Geometry collections may hold each other this deep; NetTopologySuite walks them by recursion.</summary>
    public const int MaxDepth = 16;

    private readonly SpatialReference _reference;
    private ReadOnlySpan<byte> _rest;
    private CoordinateForm _form;

    private WktReader(ReadOnlySpan<byte> text, SpatialReference reference)
    {
        _rest = text;
        _reference = reference;
    }

    /// <summary>The geometry, or null if the text is ill-formed.</summary>
    public static SpatialValue? TryRead(ReadOnlySpan<byte> text)
    {
        text = text.Trim(" \t\r\n"u8);
        SpatialReference reference = SpatialReference.Crs84;
        if (text.StartsWith("<"u8))
        {
            int end = text.IndexOf((byte)'>');
            if (end < 2)
                return null;
            reference = SpatialReference.Of(text[1..end]);
            text = text[(end + 1)..];
        }

        var reader = new WktReader(text, reference);
        reader.SkipSpace();
        // An empty literal is an empty geometry (requirement "wkt-literal-empty").
        if (reader._rest.IsEmpty)
            return new SpatialValue(GeometryFactory.Default.CreateGeometryCollection(), reference);
        Geometry? shape = reader.ReadTagged(0);
        return shape is null || !reader._rest.IsEmpty ? null : new SpatialValue(shape, reference);
    }

    private Geometry? ReadTagged(int depth)
    {
        ReadOnlySpan<byte> tag = ReadWord();
        _form = default;
        if (!TryReadForm(ref tag))
            return null;
        Span<byte> upper = stackalloc byte[20];
        if (tag.IsEmpty || tag.Length > upper.Length || Ascii.ToUpper(tag, upper, out int length) != System.Buffers.OperationStatus.Done)
            return null;
        GeometryFactory factory = GeometryFactory.Default;
        return Encoding.Latin1.GetString(upper[..length]) switch
        {
            "POINT" => ReadPoint(),
            "LINESTRING" => TryReadLine(out Coordinate[] line) ? factory.CreateLineString(line) : null,
            "POLYGON" => ReadPolygon(),
            "MULTIPOINT" => ReadMultiPoint(),
            "MULTILINESTRING" => TryReadLines(out List<Coordinate[]> lines) ? factory.CreateMultiLineString(Shapes.Filled(lines.Select(factory.CreateLineString))) : null,
            "MULTIPOLYGON" => ReadMultiPolygon(),
            "GEOMETRYCOLLECTION" => depth < MaxDepth ? ReadCollection(depth) : null,
            _ => null,
        };
    }

    /// <summary>Z, M or ZM, as a word of its own or at the end of the tag.</summary>
    private bool TryReadForm(ref ReadOnlySpan<byte> tag)
    {
        ReadOnlySpan<byte> before = _rest;
        ReadOnlySpan<byte> word = ReadWord();
        if (Ascii.EqualsIgnoreCase(word, "Z"u8))
            _form = CoordinateForm.Z;
        else if (Ascii.EqualsIgnoreCase(word, "M"u8))
            _form = CoordinateForm.M;
        else if (Ascii.EqualsIgnoreCase(word, "ZM"u8))
            _form = CoordinateForm.ZM;
        else
            _rest = before;
        if (_form != default || tag.Length < 6 || (tag[^1] | 0x20) is not ('z' or 'm'))
            return true;
        bool hasM = (tag[^1] | 0x20) == 'm';
        bool hasZ = !hasM || (tag[^2] | 0x20) == 'z';
        _form = hasZ && hasM ? CoordinateForm.ZM : hasZ ? CoordinateForm.Z : CoordinateForm.M;
        tag = tag[..^(hasZ && hasM ? 2 : 1)];
        return true;
    }

    private Point? ReadPoint()
    {
        if (TryReadEmpty())
            return GeometryFactory.Default.CreatePoint();
        return TryTake('(') && ReadCoordinate() is { } at && TryTake(')') ? GeometryFactory.Default.CreatePoint(at) : null;
    }

    private MultiPoint? ReadMultiPoint()
    {
        var points = new List<Point>();
        if (TryReadEmpty())
            return GeometryFactory.Default.CreateMultiPoint();
        if (!TryTake('('))
            return null;
        do
        {
            bool isWrapped = TryTake('(');
            if (ReadCoordinate() is not { } at || (isWrapped && !TryTake(')')))
                return null;
            points.Add(GeometryFactory.Default.CreatePoint(at));
        }
        while (TryTake(','));
        return TryTake(')') ? GeometryFactory.Default.CreateMultiPoint([.. points]) : null;
    }

    private Polygon? ReadPolygon() => TryReadLines(out List<Coordinate[]> rings) ? Shapes.TryMakePolygon(rings) : null;

    private MultiPolygon? ReadMultiPolygon()
    {
        var polygons = new List<Polygon>();
        if (TryReadEmpty())
            return GeometryFactory.Default.CreateMultiPolygon();
        if (!TryTake('('))
            return null;
        do
        {
            if (ReadPolygon() is not { } polygon)
                return null;
            polygons.Add(polygon);
        }
        while (TryTake(','));
        return TryTake(')') ? GeometryFactory.Default.CreateMultiPolygon(Shapes.Filled(polygons)) : null;
    }

    private GeometryCollection? ReadCollection(int depth)
    {
        var parts = new List<Geometry>();
        if (TryReadEmpty())
            return GeometryFactory.Default.CreateGeometryCollection();
        if (!TryTake('('))
            return null;
        do
        {
            if (ReadTagged(depth + 1) is not { } part)
                return null;
            parts.Add(part);
        }
        while (TryTake(','));
        return TryTake(')') ? GeometryFactory.Default.CreateGeometryCollection(Shapes.Filled(parts)) : null;
    }

    private bool TryReadLines(out List<Coordinate[]> lines)
    {
        lines = [];
        if (TryReadEmpty())
            return true;
        if (!TryTake('('))
            return false;
        do
        {
            if (!TryReadLine(out Coordinate[] line))
                return false;
            lines.Add(line);
        }
        while (TryTake(','));
        return TryTake(')');
    }

    /// <summary>A list of coordinates: none, or two at least.</summary>
    private bool TryReadLine(out Coordinate[] line)
    {
        line = [];
        if (TryReadEmpty())
            return true;
        if (!TryTake('('))
            return false;
        var coordinates = new List<Coordinate>();
        do
        {
            if (ReadCoordinate() is not { } at)
                return false;
            coordinates.Add(at);
        }
        while (TryTake(','));
        line = [.. coordinates];
        return line.Length > 1 && TryTake(')');
    }

    private Coordinate? ReadCoordinate()
    {
        Span<double> values = stackalloc double[4];
        int count = 0;
        while (count < values.Length && TryReadNumber(out values[count]))
            count++;
        if (_form == default)
            _form = (CoordinateForm)count;
        return Shapes.TryMakeCoordinate(_form, values[..count], _reference.LatitudeFirst);
    }

    private bool TryReadNumber(out double value)
    {
        SkipSpace();
        if (!Utf8Parser.TryParse(_rest, out value, out int length) || !double.IsFinite(value))
            return false;
        _rest = _rest[length..];
        return true;
    }

    private bool TryReadEmpty()
    {
        ReadOnlySpan<byte> before = _rest;
        if (Ascii.EqualsIgnoreCase(ReadWord(), "EMPTY"u8))
        {
            SkipSpace();
            return true;
        }

        _rest = before;
        return false;
    }

    private ReadOnlySpan<byte> ReadWord()
    {
        SkipSpace();
        int length = 0;
        while (length < _rest.Length && char.IsAsciiLetter((char)_rest[length]))
            length++;
        ReadOnlySpan<byte> word = _rest[..length];
        _rest = _rest[length..];
        return word;
    }

    private bool TryTake(char sign)
    {
        SkipSpace();
        if (_rest.IsEmpty || _rest[0] != sign)
            return false;
        _rest = _rest[1..];
        SkipSpace();
        return true;
    }

    private void SkipSpace() => _rest = _rest.TrimStart(" \t\r\n"u8);
}

using System.Text;

namespace HueKnowledgeGraph.Fuzz;

/// <summary>What a piece of a query may be replaced by: pieces of one sort stand for each other.</summary>
internal enum Sort
{
    Group,
    Element,
    Expression,
    Path,
    Term,
    Other,
}

/// <summary>A piece of a query as a tree, so that it can be made smaller: its text is <see cref="Format"/> with a part at each '#'.</summary>
/// <param name="Sort">Its sort.</param>
/// <param name="Format">Text; no '#' stands for itself.</param>
/// <param name="Parts">Pieces inside.</param>
/// <param name="Least">For a list, whose parts stand at the one '#': how many it needs. -1: not a list.</param>
internal sealed record Piece(Sort Sort, string Format, IReadOnlyList<Piece> Parts, int Least = -1)
{
    public Piece(Sort sort, string format, params ReadOnlySpan<Piece> parts)
        : this(sort, format, [.. parts], -1)
    {
    }

    public bool IsList => Least >= 0;

    /// <summary>Number of pieces: what shrinking makes smaller.</summary>
    public int Size => 1 + Parts.Sum(part => part.Size);

    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    /// <summary>Smaller pieces that may stand in the place of this one, the smallest first in each kind.</summary>
    public IEnumerable<Piece> Smaller()
    {
        if (Sort == Sort.Expression && Parts.Count > 0)
            yield return new Piece(Sort.Expression, "true");
        if (Sort == Sort.Path && Parts.Count > 0)
            yield return new Piece(Sort.Path, ":p");
        foreach (Piece inner in Parts.SelectMany(part => part.NearestOf(Sort)))
            yield return inner;
        for (int i = 0; IsList && Parts.Count > Least && i < Parts.Count; i++)
            yield return this with { Parts = [.. Parts.Take(i), .. Parts.Skip(i + 1)] };
        for (int i = 0; i < Parts.Count; i++)
        {
            foreach (Piece smaller in Parts[i].Smaller())
                yield return this with { Parts = [.. Parts.Take(i), smaller, .. Parts.Skip(i + 1)] };
        }
    }

    private IEnumerable<Piece> NearestOf(Sort sort) => Sort == sort && Sort != Sort.Other ? [this] : Parts.SelectMany(part => part.NearestOf(sort));

    private void Write(StringBuilder text)
    {
        int next = 0;
        foreach (char sign in Format)
        {
            if (sign != '#')
            {
                text.Append(sign);
            }
            else if (IsList)
            {
                for (int i = 0; i < Parts.Count; i++)
                {
                    text.Append(i > 0 ? " " : "");
                    Parts[i].Write(text);
                }
            }
            else
            {
                Parts[next++].Write(text);
            }
        }
    }
}

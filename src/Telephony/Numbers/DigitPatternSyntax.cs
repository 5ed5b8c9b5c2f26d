namespace Ledgerline.Telephony.Numbers;

/// <summary>A piece of a pattern over the digits 0–9.</summary>
internal abstract record DigitNode
{
    /// <summary>One digit out of a set; bit <c>d</c> of <paramref name="Digits"/> stands for the digit <c>d</c>.</summary>
    internal sealed record OneOf(int Digits) : DigitNode;

    internal sealed record Sequence(IReadOnlyList<DigitNode> Parts) : DigitNode;

    internal sealed record Choice(IReadOnlyList<DigitNode> Parts) : DigitNode;

    internal sealed record Repeat(DigitNode Part, int Minimum, int Maximum) : DigitNode;
}

/// <summary>
/// Reads the small part of the regular expression syntax that numbering plans use: digits, <c>\d</c>, classes such as
/// <c>[2-47]</c>, groups, <c>|</c>, <c>?</c>, <c>{n}</c> and <c>{n,m}</c>. Anything else is a <see cref="FormatException"/>.
/// </summary>
internal ref struct DigitPatternSyntax(string text)
{
    private const int AnyDigit = (1 << 10) - 1;
    private int position;

    public static DigitNode Read(string text)
    {
        var syntax = new DigitPatternSyntax(text);
        var node = syntax.ReadChoice();
        return syntax.AtEnd ? node : throw syntax.Unexpected();
    }

    private readonly bool AtEnd => position == text.Length;

    private DigitNode ReadChoice()
    {
        var parts = new List<DigitNode> { ReadSequence() };
        while (Take('|')) parts.Add(ReadSequence());
        return parts.Count == 1 ? parts[0] : new DigitNode.Choice(parts);
    }

    private DigitNode.Sequence ReadSequence()
    {
        var parts = new List<DigitNode>();
        while (!AtEnd && text[position] is not ('|' or ')')) parts.Add(ReadRepeats(ReadOne()));
        return new DigitNode.Sequence(parts);
    }

    private DigitNode ReadOne()
    {
        if (Take('(')) return ReadGroup();
        if (Take('[')) return ReadClass();
        if (!Take('\\')) return new DigitNode.OneOf(1 << ReadDigit());
        return Take('d') ? new DigitNode.OneOf(AnyDigit) : throw Unexpected();
    }

    private DigitNode ReadGroup()
    {
        if (Take('?') && !Take(':')) throw Unexpected();
        var inner = ReadChoice();
        return Take(')') ? inner : throw Unexpected();
    }

    private DigitNode.OneOf ReadClass()
    {
        var digits = 0;
        while (!Take(']'))
        {
            var first = ReadDigit();
            var last = Take('-') ? ReadDigit() : first;
            for (var digit = first; digit <= last; digit++) digits |= 1 << digit;
        }

        return new DigitNode.OneOf(digits);
    }

    private DigitNode ReadRepeats(DigitNode node)
    {
        if (Take('?')) return new DigitNode.Repeat(node, 0, 1);
        if (!Take('{')) return node;
        var minimum = ReadNumber();
        var maximum = Take(',') ? ReadNumber() : minimum;
        return Take('}') && maximum >= minimum ? new DigitNode.Repeat(node, minimum, maximum) : throw Unexpected();
    }

    private int ReadNumber()
    {
        var number = ReadDigit();
        while (!AtEnd && char.IsAsciiDigit(text[position])) number = number * 10 + ReadDigit();
        return number;
    }

    private int ReadDigit() =>
        !AtEnd && char.IsAsciiDigit(text[position]) ? text[position++] - '0' : throw Unexpected();

    private bool Take(char expected)
    {
        if (AtEnd || text[position] != expected) return false;
        position++;
        return true;
    }

    private readonly FormatException Unexpected() => new($"The digit pattern '{text}' cannot be read at position {position}.");
}

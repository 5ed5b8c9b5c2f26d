using System.Diagnostics.CodeAnalysis;

namespace Ledgerline.Register;

/// <summary>
/// A declarant's name, real or not, as it will be published: any script, in Unicode's NFC, without spaces around and with single spaces
/// inside. 1 to <see cref="MaxClusters"/> grapheme clusters. Markup is only text. Two names are equal when their characters are.
/// </summary>
public sealed record DeclarantName
{
    /// <summary>The most characters as people count them (extended grapheme clusters, UAX #29).</summary>
    public const int MaxClusters = 100;

    /// <summary>The most bytes in UTF-8, lest one cluster carry a thousand marks.</summary>
    public const int MaxBytes = 2_000;

    private DeclarantName(string text) => Text = text;

    /// <summary>The name.</summary>
    public string Text { get; }

    /// <summary>Reads a name as it was typed.</summary>
    /// <param name="refusal">Why it cannot be one; meaningless when the answer is true.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DeclarantName? name, out NameRefusal refusal)
    {
        name = PlainLine.TryParse(text ?? "", MaxClusters, MaxBytes, out var line, out refusal) ? new DeclarantName(line) : null;
        return name is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>A name that was parsed before it was stored.</summary>
    internal static DeclarantName FromStored(string text) => new(text);
}

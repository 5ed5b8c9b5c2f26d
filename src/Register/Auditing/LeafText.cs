using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using Ledgerline.Register.Annulling;
using Ledgerline.Register.Sealing;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Auditing;

/// <summary>What a leaf is about.</summary>
internal enum LeafKind : byte
{
    /// <summary>A person's declaration.</summary>
    Declaration,

    /// <summary>The annulment of a declaration that stands before it.</summary>
    Annulment,
}

/// <summary>A leaf as it was read (docs/specs/leaf.md). A text that deviates in any byte is no leaf.</summary>
/// <param name="Organisations">Of a declaration.</param>
/// <param name="Commitment">Of a declaration.</param>
/// <param name="Target">Of an annulment: which entry.</param>
/// <param name="Reason">Of an annulment.</param>
internal readonly record struct LeafText(
    LeafKind Kind, DateOnly Day, Organisations Organisations, Commitment Commitment, EntryIndex Target, AnnulmentReason Reason)
{
    private const int DayBytes = 10;
    private const int Base64Bytes = 44;

    /// <summary>The characters that can stand before the padding of 32 bytes in base64: those whose last two bits are zero.</summary>
    private static readonly SearchValues<byte> LastCharacters = SearchValues.Create("AEIMQUYcgkosw048"u8);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryParse(ReadOnlySpan<byte> leaf, out LeafText text)
    {
        text = default;
        if (Take(ref leaf, "ledgerline/declaration/v1\nday "u8))
            return TryTakeDay(ref leaf, out var day) && TryParseDeclaration(leaf, day, out text);
        return Take(ref leaf, "ledgerline/annulment/v1\nday "u8) && TryTakeDay(ref leaf, out var annulled) && TryParseAnnulment(leaf, annulled, out text);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryParseDeclaration(ReadOnlySpan<byte> rest, DateOnly day, out LeafText text)
    {
        text = default;
        if (!Take(ref rest, "\norganisations"u8))
            return false;
        var organisations = (Take(ref rest, " party"u8) ? Organisations.Party : 0)
            | (Take(ref rest, " youth-league"u8) ? Organisations.YouthLeague : 0)
            | (Take(ref rest, " young-pioneers"u8) ? Organisations.YoungPioneers : 0);
        if (organisations == Organisations.None || !Take(ref rest, "\ncommitment "u8) || rest.Length != Base64Bytes + 1 || rest[^1] != '\n')
            return false;
        Span<byte> commitment = stackalloc byte[Commitment.Bytes];
        if (!LastCharacters.Contains(rest[^3])
            || Base64.DecodeFromUtf8(rest[..^1], commitment, out var read, out var written) != OperationStatus.Done
            || read != Base64Bytes || written != Commitment.Bytes)
            return false;
        text = new LeafText(LeafKind.Declaration, day, organisations, Commitment.Read(commitment), default, default);
        return true;
    }

    private static bool TryParseAnnulment(ReadOnlySpan<byte> rest, DateOnly day, out LeafText text)
    {
        text = default;
        if (!Take(ref rest, "\nentry "u8) || rest is not [>= (byte)'0' and <= (byte)'9', ..]
            || !Utf8Parser.TryParse(rest, out long target, out var digits) || (rest[0] == '0' && digits > 1))
            return false;
        rest = rest[digits..];
        if (!Take(ref rest, "\nreason "u8) || Reasoned(rest) is not { } reason)
            return false;
        text = new LeafText(LeafKind.Annulment, day, default, default, new EntryIndex(target), reason);
        return true;
    }

    private static AnnulmentReason? Reasoned(ReadOnlySpan<byte> line) =>
        line.SequenceEqual("hoax\n"u8) ? AnnulmentReason.Hoax
        : line.SequenceEqual("duplicate\n"u8) ? AnnulmentReason.Duplicate
        : line.SequenceEqual("mistake\n"u8) ? AnnulmentReason.Mistake
        : null;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryTakeDay(ref ReadOnlySpan<byte> rest, out DateOnly day)
    {
        day = default;
        if (rest.Length < DayBytes || rest[4] != '-' || rest[7] != '-'
            || !TryRead(rest[..4], out var year) || !TryRead(rest[5..7], out var month) || !TryRead(rest[8..DayBytes], out var date)
            || year == 0 || month is 0 or > 12 || date == 0 || date > DateTime.DaysInMonth(year, month))
            return false;
        day = new DateOnly(year, month, date);
        rest = rest[DayBytes..];
        return true;
    }

    private static bool TryRead(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return false;
            number = (number * 10) + digit - '0';
        }

        return true;
    }

    private static bool Take(ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> text)
    {
        if (!rest.StartsWith(text))
            return false;
        rest = rest[text.Length..];
        return true;
    }
}

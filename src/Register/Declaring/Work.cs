using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ledgerline.Storage;

namespace Ledgerline.Register.Declaring;

/// <summary>What came of the work that a form brought along.</summary>
internal enum WorkOutcome
{
    /// <summary>None was done.</summary>
    None,

    /// <summary>It is right.</summary>
    Done,

    /// <summary>It is of no challenge of ours, of one that is too old, or wrong.</summary>
    Refused,
}

/// <summary>
/// A proof of work for what is declared on the web (docs/specs/work.md): cheap for one person, dear for ten thousand. The challenge carries its own proof of
/// coming from here, so nothing is stored; the work is bound to the group's id, so it cannot be used for two groups. A challenge that several groups worked
/// on makes them a series, which the registrar sees.
/// </summary>
internal sealed class Work(KeyRing keys, TimeProvider time)
{
    /// <summary>How many puzzles there are: many small ones take nearly the same time every time.</summary>
    public const int Puzzles = 16;

    /// <summary>The bits that must be zero at the beginning of each puzzle's hash: 2^13 tries on average.</summary>
    public const int Bits = 13;

    /// <summary>For how many hours a challenge can be used.</summary>
    public const int Hours = 24;

    private const int RandomBytes = 16;
    private const int StampedBytes = RandomBytes + sizeof(int);
    private const int MarkBytes = 16;

    /// <summary>A new challenge: 48 characters of base64url.</summary>
    public string NewChallenge()
    {
        Span<byte> stamped = stackalloc byte[StampedBytes];
        RandomNumberGenerator.Fill(stamped[..RandomBytes]);
        BinaryPrimitives.WriteInt32BigEndian(stamped[RandomBytes..], Hour);
        return Base64Url.EncodeToString([.. stamped, .. Mark(stamped)]);
    }

    /// <summary>Whether the challenge is one of ours and not too old to be worked on.</summary>
    public bool IsFresh(string? challenge) => TryOpen(challenge, out _);

    /// <param name="solution">The puzzles' numbers in decimal, with commas between; empty where no work was done.</param>
    /// <param name="series">Names the challenge where the work is done, 16 bytes.</param>
    public WorkOutcome Check(string? challenge, string? solution, Guid group, out byte[]? series)
    {
        series = null;
        if (string.IsNullOrEmpty(solution))
            return WorkOutcome.None;
        if (!TryOpen(challenge, out var stamped) || !IsSolved(challenge!, solution, group))
            return WorkOutcome.Refused;
        series = keys.Hash(KeyPurpose.Work, [.. "series"u8, .. stamped])[..MarkBytes];
        return WorkOutcome.Done;
    }

    /// <summary>Whether a number solves one of the puzzles of a challenge.</summary>
    internal static bool Solves(ReadOnlySpan<byte> seed, int puzzle, uint number)
    {
        Span<byte> block = stackalloc byte[SHA256.HashSizeInBytes + 1 + sizeof(uint)];
        seed.CopyTo(block);
        block[SHA256.HashSizeInBytes] = (byte)puzzle;
        BinaryPrimitives.WriteUInt32BigEndian(block[(SHA256.HashSizeInBytes + 1)..], number);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(block, hash);
        return BinaryPrimitives.ReadUInt32BigEndian(hash) >> (32 - Bits) == 0;
    }

    /// <summary>What all puzzles of a group begin with.</summary>
    internal static byte[] Seed(string challenge, Guid group) => SHA256.HashData(Encoding.ASCII.GetBytes($"{challenge}:{group:D}"));

    private int Hour => (int)(time.GetUtcNow().ToUnixTimeSeconds() / 3600);

    private static bool IsSolved(string challenge, string solution, Guid group)
    {
        var numbers = solution.Split(',', Puzzles + 1);
        var seed = Seed(challenge, group);
        return numbers.Length == Puzzles && numbers.Index().All(each =>
            uint.TryParse(each.Item, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Solves(seed, each.Index, number));
    }

    private bool TryOpen(string? challenge, out byte[] stamped)
    {
        stamped = [];
        var bytes = new byte[StampedBytes + MarkBytes];
        if (challenge?.Length != Base64Url.GetEncodedLength(bytes.Length) || !Base64Url.TryDecodeFromChars(challenge, bytes, out var written) || written != bytes.Length)
            return false;
        stamped = bytes[..StampedBytes];
        var age = (long)Hour - BinaryPrimitives.ReadInt32BigEndian(stamped.AsSpan(RandomBytes));
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(StampedBytes), Mark(stamped)) && age is >= 0 and < Hours;
    }

    private byte[] Mark(ReadOnlySpan<byte> stamped) => keys.Hash(KeyPurpose.Work, stamped)[..MarkBytes];
}

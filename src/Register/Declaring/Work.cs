using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
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
/// A proof of work for what is declared on the web (docs/specs/work.md): cheap for one person, dear for ten thousand. The challenge says how much is asked for,
/// by the load at its making, and carries its own proof of coming from here, so nothing is stored; the work is bound to the group's id, so it cannot be used for
/// two groups. A challenge that several groups worked on makes them a series, which the registrar sees.
/// </summary>
internal sealed class Work(KeyRing keys, TimeProvider time)
{
    /// <summary>How many puzzles there are: many small ones take nearly the same time every time.</summary>
    public const int Puzzles = 16;

    /// <summary>For how many hours a challenge can be used.</summary>
    public const int Hours = 24;

    /// <summary>
    /// For how many, of which the first may be a short one, where more is asked for by now: long enough for whoever was writing when the load rose, and too short
    /// to lay in challenges while it is quiet.
    /// </summary>
    public const int HoursAfterARise = 2;

    private const int RandomBytes = 16;
    private const int BitsAt = RandomBytes + sizeof(int);
    private const int StampedBytes = BitsAt + 1;
    private const int MarkBytes = 15;
    private const int SeriesBytes = 16;

    /// <summary>A new challenge: 48 characters of base64url.</summary>
    /// <param name="bits">The bits that must be zero at the beginning of each puzzle's hash.</param>
    public string NewChallenge(int bits)
    {
        Span<byte> stamped = stackalloc byte[StampedBytes];
        RandomNumberGenerator.Fill(stamped[..RandomBytes]);
        BinaryPrimitives.WriteInt32BigEndian(stamped[RandomBytes..], Hour);
        stamped[BitsAt] = (byte)bits;
        return Base64Url.EncodeToString([.. stamped, .. Mark(stamped)]);
    }

    /// <summary>How many bits a challenge asks for; null where it is none of ours or cannot be used any more.</summary>
    /// <param name="asked">How many are asked for now.</param>
    public int? BitsOf(string? challenge, int asked) => TryOpen(challenge, asked, out var stamped) ? stamped[BitsAt] : null;

    /// <param name="solution">The puzzles' numbers in decimal, with commas between; empty where no work was done.</param>
    /// <param name="asked">How many bits are asked for now.</param>
    /// <param name="series">Names the challenge where the work is done, 16 bytes.</param>
    public WorkOutcome Check(string? challenge, string? solution, Guid group, int asked, out byte[]? series)
    {
        series = null;
        if (string.IsNullOrEmpty(solution))
            return WorkOutcome.None;
        if (!TryOpen(challenge, asked, out var stamped) || !IsSolved(challenge!, solution, group, stamped[BitsAt]))
            return WorkOutcome.Refused;
        series = keys.Hash(KeyPurpose.Work, [.. "series"u8, .. stamped])[..SeriesBytes];
        return WorkOutcome.Done;
    }

    /// <summary>Whether a number solves one of the puzzles of a challenge.</summary>
    internal static bool Solves(ReadOnlySpan<byte> seed, int puzzle, uint number, int bits)
    {
        Span<byte> block = stackalloc byte[SHA256.HashSizeInBytes + 1 + sizeof(uint)];
        seed.CopyTo(block);
        block[SHA256.HashSizeInBytes] = (byte)puzzle;
        BinaryPrimitives.WriteUInt32BigEndian(block[(SHA256.HashSizeInBytes + 1)..], number);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(block, hash);
        return BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt32BigEndian(hash)) >= bits;
    }

    /// <summary>What all puzzles of a group begin with.</summary>
    internal static byte[] Seed(string challenge, Guid group) => SHA256.HashData(Encoding.ASCII.GetBytes($"{challenge}:{group:D}"));

    private int Hour => (int)(time.GetUtcNow().ToUnixTimeSeconds() / 3600);

    private static bool IsSolved(string challenge, string solution, Guid group, int bits)
    {
        var numbers = solution.Split(',', Puzzles + 1);
        var seed = Seed(challenge, group);
        return numbers.Length == Puzzles && numbers.Index().All(each =>
            uint.TryParse(each.Item, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Solves(seed, each.Index, number, bits));
    }

    private bool TryOpen(string? challenge, int asked, out byte[] stamped)
    {
        stamped = [];
        var bytes = new byte[StampedBytes + MarkBytes];
        if (challenge?.Length != Base64Url.GetEncodedLength(bytes.Length) || !Base64Url.TryDecodeFromChars(challenge, bytes, out var written) || written != bytes.Length)
            return false;
        stamped = bytes[..StampedBytes];
        var age = (long)Hour - BinaryPrimitives.ReadInt32BigEndian(stamped.AsSpan(RandomBytes));
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(StampedBytes), Mark(stamped)) && age >= 0 && age < (stamped[BitsAt] < asked ? HoursAfterARise : Hours);
    }

    private byte[] Mark(ReadOnlySpan<byte> stamped) => keys.Hash(KeyPurpose.Work, stamped)[..MarkBytes];
}

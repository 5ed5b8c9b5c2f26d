using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ledgerline.Register;
using Ledgerline.Register.Annulling;
using Ledgerline.Register.Sealing;
using Ledgerline.Tlog;

namespace Ledgerline.Testing.Logs;

/// <summary>An entry of a log that was made for a test.</summary>
/// <param name="Target">Of an annulment: which entry.</param>
public sealed record TestEntry(byte[] Leaf, byte[] Opening, DateOnly Day, Organisations Organisations, long? Target)
{
    /// <summary>The day of entry 0.</summary>
    public static DateOnly FirstDay { get; } = new(2026, 11, 10);

    /// <summary>The entry at an index, always the same: declarations over ten days, here and there an annulment or an erased record.</summary>
    public static TestEntry At(long index) => index % 50 == 49
        ? Annul(index - 20, FirstDay.AddDays(10))
        : Declare(index, FirstDay.AddDays((int)(index % 10)), (Organisations)(1 + (index % 7)), isErased: index % 40 == 13);

    public static TestEntry Declare(long index, DateOnly day, Organisations organisations, bool isErased = false)
    {
        var salt = SHA256.HashData(BitConverter.GetBytes(index));
        var name = string.Create(CultureInfo.InvariantCulture, $"晨光 Lantern {index}");
        var leaf = DeclarationLeaf.Bytes(day, organisations, Record(name).Commitment(salt));
        return new TestEntry(leaf, isErased ? ErasedOpening() : Publishing(salt, name), day, organisations, null);
    }

    public static TestEntry Annul(long target, DateOnly day) =>
        new(AnnulmentLeaf.Bytes(day, new EntryIndex(target), AnnulmentReason.Hoax), [], day, Organisations.None, target);

    public static TestEntry Garbage(string text) => new(Encoding.UTF8.GetBytes(text), [], FirstDay, Organisations.None, null);

    public TestEntry Erased() => this with { Opening = ErasedOpening() };

    private static byte[] Publishing(byte[] salt, string name) => Register.Publishing.Opening.Bytes(salt, Record(name));

    private static CanonicalRecord Record(string name) => new(NameKind.Pseudonym, name);

    private static byte[] ErasedOpening() => Register.Publishing.Opening.Erased.ToArray();
}

using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.Telephony;

namespace Ledgerline.PhoneBank.Tests.DoNotCall;

public sealed class NumberFilterTests
{
    private static readonly DoNotCallKey Key = DoNotCallKey.Generate();

    [Fact]
    public void Filter_OfTheSpecificationsVector_IsTheSameByteForByte()
    {
        var vector = JsonSerializer.Deserialize<Vector>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "do-not-call-filter.md")).Split("```json\n")[1].Split("```")[0], JsonSerializerOptions.Web)!;
        var key = DoNotCallKey.Parse(vector.Key);
        var hash = key.Hash(PhoneNumber.FromE164(vector.Number));
        var filter = new NumberFilter(vector.Capacity);
        filter.Add(hash);
        var source = long.Parse(vector.Source, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        var file = new FilterFile(source, DateOnly.Parse(vector.Day, CultureInfo.InvariantCulture), filter).Write(key);

        key.Id.ToString("x16", CultureInfo.InvariantCulture).ShouldBe(vector.KeyId);
        Convert.ToHexStringLower(hash).ShouldBe(vector.Hash);
        filter.Places(hash).ShouldBe(vector.Places);
        Convert.ToHexStringLower(file[^32..]).ShouldBe(vector.Tag);
        Convert.ToHexStringLower(SHA256.HashData(file)).ShouldBe(vector.FileSha256);
    }

    [Fact]
    public void FullFilter_HoldsAllOfItsNumbers_AndOfOthersOneInAThousand()
    {
        var filter = Full();
        Enumerable.Range(0, filter.Capacity).ShouldAllBe(index => filter.Holds(Hash(index)));
        filter.IsTooFull.ShouldBeFalse();
        // Hashes are fixed, so this is no matter of luck; of 200,000 numbers 200 are expected.
        Enumerable.Range(filter.Capacity, 200_000).Count(index => filter.Holds(Hash(index))).ShouldBeInRange(150, 250);
    }

    [Fact]
    public void Filter_ThatHoldsMoreThanItsCapacity_IsTooFull()
    {
        var filter = Full();
        for (var index = 0; index < filter.Capacity / 8; index++)
            filter.Add(Hash(1_000_000 + index));
        filter.IsTooFull.ShouldBeTrue();
    }

    [Theory]
    [InlineData(0, 1 << 16)]
    [InlineData(1 << 16, 1 << 16)]
    [InlineData((1 << 16) + 1, 1 << 17)]
    [InlineData(1 << 23, 1 << 23)]
    [InlineData((1 << 23) + 1, null)]
    [InlineData(int.MaxValue, null)]
    public void Capacity_IsTheCountRoundedUp_AndItsFileIsBelowTheBound(int numbers, int? capacity)
    {
        NumberFilter.CapacityFor(numbers).ShouldBe(capacity);
        if (capacity is { } some)
            NumberFilter.BytesFor(some).ShouldBeLessThan(FilterFile.MaxBytes - 1_000);
    }

    [Fact]
    public void File_WrittenAndRead_IsTheSame()
    {
        var (read, problem) = FilterFile.Read(Written(), Key);
        problem.ShouldBeNull();
        read.ShouldNotBeNull().ShouldSatisfyAllConditions(
            file => file.Source.ShouldBe(7), file => file.Day.ShouldBe(new DateOnly(2026, 11, 22)), file => file.Filter.Capacity.ShouldBe(NumberFilter.FewestNumbers));
    }

    [Fact]
    public void File_CutShort_OrLonger_IsRefused_WhereverItIsCut()
    {
        var file = Written();
        foreach (var length in (int[])[14, 15, 31, 47, 48, 60_000, file.Length - 32, file.Length - 1])
            FilterFile.Read(file.AsSpan(..length), Key).Problem.ShouldBe(FilterFileProblem.WrongLength, $"{length} bytes");
        FilterFile.Read([.. file, 0], Key).Problem.ShouldBe(FilterFileProblem.WrongLength);
        FilterFile.Read(file.AsSpan(..13), Key).Problem.ShouldBe(FilterFileProblem.NoFilter);
        FilterFile.Read([], Key).Problem.ShouldBe(FilterFileProblem.NoFilter);
        FilterFile.Read("number\n+12025550101\n"u8, Key).Problem.ShouldBe(FilterFileProblem.NoFilter);
    }

    [Theory]
    [InlineData(24)]
    [InlineData(35)]
    [InlineData(43)]
    [InlineData(47)]
    [InlineData(48)]
    [InlineData(117_839)]
    public void File_WithAByteChanged_IsDamaged(int at)
    {
        var file = Written();
        file[at] ^= 1;
        FilterFile.Read(file, Key).Problem.ShouldBe(FilterFileProblem.Damaged);
    }

    [Fact]
    public void File_OfANewerFormat_OrUnderAnotherKey_OrOfNoCapacity_IsToldApart()
    {
        FilterFile.Read(Written(), DoNotCallKey.Generate()).Problem.ShouldBe(FilterFileProblem.OtherKey);
        var newer = Written();
        newer[15] = 2;
        FilterFile.Read(newer, Key).Problem.ShouldBe(FilterFileProblem.NewerFormat);
        var strange = Written();
        BinaryPrimitives.WriteInt32BigEndian(strange.AsSpan(36), int.MaxValue);
        FilterFile.Read(strange, Key).Problem.ShouldBe(FilterFileProblem.Damaged);
    }

    [Fact]
    public void File_WithAllBitsSet_IsRefused_ThoughItsTagIsRight()
    {
        var bits = new byte[NumberFilter.BytesFor(NumberFilter.FewestNumbers)];
        Array.Fill(bits, byte.MaxValue);
        var file = new FilterFile(7, new DateOnly(2026, 11, 22), new NumberFilter(NumberFilter.FewestNumbers, bits)).Write(Key);
        FilterFile.Read(file, Key).Problem.ShouldBe(FilterFileProblem.TooFull);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")]
    [InlineData("ledgerline-do-not-call-key-1 AAECAwQFBgc=")]
    [InlineData("ledgerline-do-not-call-key-1 no base64")]
    public void Key_ThatIsNone_TheMasterKeyAmongThem_IsRefused_AndNotRepeated(string text)
    {
        var refusal = Should.Throw<FormatException>(() => DoNotCallKey.Parse(text));
        if (text.Length > 0)
            refusal.Message.ShouldNotContain(text[^8..]);
    }

    [Fact]
    public void Key_WrittenAndRead_IsTheSame() => DoNotCallKey.Parse(Key.ToSecretText() + "\n").Id.ShouldBe(Key.Id);

    private static byte[] Written() => new FilterFile(7, new DateOnly(2026, 11, 22), Full()).Write(Key);

    private static NumberFilter Full()
    {
        var filter = new NumberFilter(NumberFilter.FewestNumbers);
        for (var index = 0; index < filter.Capacity; index++)
            filter.Add(Hash(index));
        return filter;
    }

    private static byte[] Hash(int index)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, index);
        return SHA256.HashData(bytes);
    }

    private sealed record Vector(
        string Key, string KeyId, string Number, string Hash, int Capacity, long[] Places, string Source, string Day, string Tag, string FileSha256);
}

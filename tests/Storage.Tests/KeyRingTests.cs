using System.Security.Cryptography;
using System.Text;

namespace Ledgerline.Storage.Tests;

public class KeyRingTests
{
    private readonly KeyRing _keys = new(MasterKey.Generate());

    [Theory]
    [InlineData("")]
    [InlineData("+12025550123")]
    [InlineData("张三 🙂 مرحبا")]
    [InlineData("ends in a zero\0")]
    public void Open_WhatWasSealed_IsTheText(string text) => _keys.Open(KeyPurpose.Note, _keys.Seal(KeyPurpose.Note, text)).ShouldBe(text);

    [Fact]
    public void Seal_SameTextTwice_IsNeverTheSameBytes() => _keys.Seal(KeyPurpose.Note, "a").ShouldNotBe(_keys.Seal(KeyPurpose.Note, "a"));

    [Fact]
    public void Seal_TextsOfNearLength_AreOfOneLength() =>
        _keys.Seal(KeyPurpose.HeldName, "Li").Length.ShouldBe(_keys.Seal(KeyPurpose.HeldName, "Alexandra").Length);

    [Fact]
    public void Seal_HoldsNothingOfTheText() =>
        _keys.Seal(KeyPurpose.Number, "+12025550123").AsSpan().IndexOf(Encoding.UTF8.GetBytes("2025550123")).ShouldBe(-1);

    [Fact]
    public void Open_EveryAlteredByte_Refuses()
    {
        var value = _keys.Seal(KeyPurpose.Note, "a note");
        for (var i = 0; i < value.Length; i++)
        {
            var altered = (byte[])value.Clone();
            altered[i] ^= 1;
            Should.Throw<CryptographicException>(() => _keys.Open(KeyPurpose.Note, altered), $"byte {i}");
        }
    }

    [Fact]
    public void Open_CutShort_Refuses()
    {
        var value = _keys.Seal(KeyPurpose.Note, "a note");
        for (var length = 0; length < value.Length; length++)
            Should.Throw<CryptographicException>(() => _keys.Open(KeyPurpose.Note, value.AsSpan(0, length)));
    }

    [Fact]
    public void Open_ForAnotherPurposeOrWithAnotherKey_Refuses()
    {
        var value = _keys.Seal(KeyPurpose.Note, "a note");
        Should.Throw<CryptographicException>(() => _keys.Open(KeyPurpose.Number, value));
        Should.Throw<CryptographicException>(() => new KeyRing(MasterKey.Generate()).Open(KeyPurpose.Note, value));
    }

    [Fact]
    public void Hash_IsSteadyForOneKeyAndPurposeOnly()
    {
        var secret = RandomNumberGenerator.GetBytes(MasterKey.Bytes);
        var hash = new KeyRing(new MasterKey(secret)).Hash(KeyPurpose.DoNotCall, "+12025550123");

        new KeyRing(new MasterKey(secret)).Hash(KeyPurpose.DoNotCall, "+12025550123").ShouldBe(hash);
        new KeyRing(new MasterKey(secret)).Hash(KeyPurpose.NumberEquality, "+12025550123").ShouldNotBe(hash);
        _keys.Hash(KeyPurpose.DoNotCall, "+12025550123").ShouldNotBe(hash);
    }
}

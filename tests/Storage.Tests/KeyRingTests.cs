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

    [Fact]
    public void Ring_OfSeveralKeys_SealsWithTheNewest_OpensWithAny_AndHashesWithTheOldest()
    {
        var (old, young) = (MasterKey.Generate(), MasterKey.Generate());
        var before = new KeyRing(old);
        var both = new KeyRing([old, young]);

        both.Open(KeyPurpose.Note, before.Seal(KeyPurpose.Note, "a")).ShouldBe("a");
        var value = both.Seal(KeyPurpose.Note, "b");
        new KeyRing(young).Open(KeyPurpose.Note, value).ShouldBe("b");
        Should.Throw<CryptographicException>(() => before.Open(KeyPurpose.Note, value));
        both.Hash(KeyPurpose.Receipt, "c").ShouldBe(before.Hash(KeyPurpose.Receipt, "c"));
    }

    /// <summary>Another process has made a newer key: a value that names it makes the ring ask for the keys once more.</summary>
    [Fact]
    public void Ring_ThatMeetsANewerKey_AsksForTheKeysAnew()
    {
        var (old, young) = (MasterKey.Generate(), MasterKey.Generate());
        var ring = new KeyRing(old) { Reread = () => [old, young] };

        ring.Open(KeyPurpose.Note, new KeyRing([old, young]).Seal(KeyPurpose.Note, "a")).ShouldBe("a");
        ring.NewestKeys.ShouldBe(new KeyRing(young).NewestKeys);
        Should.Throw<CryptographicException>(() => ring.Take([young, old])).Message.ShouldContain("do not go on");
    }

    [Fact]
    public void Front_DropsNamesInThatOnlyTheMasterKeyOpens()
    {
        var master = MasterKey.Generate();
        var (whole, front) = (new KeyRing(master), new KeyRing(FrontKeys.Parse(FrontKeys.Of([master]).Write())));
        foreach (var purpose in (KeyPurpose[])[KeyPurpose.HeldName, KeyPurpose.HeldDetails])
        {
            var value = front.Seal(purpose, "张三");
            whole.Open(purpose, value).ShouldBe("张三");
            front.Opens(purpose).ShouldBeFalse();
            Should.Throw<CryptographicException>(() => front.Open(purpose, value));
            Should.Throw<CryptographicException>(() => whole.Open(KeyPurpose.Note, value));
            for (var i = 0; i < value.Length; i++)
            {
                var altered = (byte[])value.Clone();
                altered[i] ^= 1;
                Should.Throw<CryptographicException>(() => whole.Open(purpose, altered), $"byte {i}");
            }
        }
    }

    /// <summary>A retry is answered with the same code, and a receipt is known on either site.</summary>
    [Fact]
    public void Front_OpensTheCodesThatItSealed_AndHashesReceiptsAsTheMasterKeyDoes()
    {
        var master = MasterKey.Generate();
        var (whole, front) = (new KeyRing(master), new KeyRing(FrontKeys.Of([master])));
        var code = front.Seal(KeyPurpose.HeldReceipt, "1234");
        (front.Open(KeyPurpose.HeldReceipt, code), whole.Open(KeyPurpose.HeldReceipt, code)).ShouldBe(("1234", "1234"));
        foreach (var purpose in (KeyPurpose[])[KeyPurpose.KeyCheck, KeyPurpose.Receipt, KeyPurpose.RetiredId, KeyPurpose.Work])
            front.Hash(purpose, "a").ShouldBe(whole.Hash(purpose, "a"));
    }

    /// <summary>Whatever else there is: whoever seizes a public site makes and opens none of it.</summary>
    [Fact]
    public void Front_HasNoOtherKey()
    {
        var master = MasterKey.Generate();
        var (whole, front) = (new KeyRing(master), new KeyRing(FrontKeys.Of([master])));
        foreach (var purpose in Enum.GetValues<KeyPurpose>())
        {
            Should.Throw<CryptographicException>(() => front.Open(purpose, whole.Seal(purpose, "a")), $"{purpose}");
            if (purpose is not (KeyPurpose.HeldName or KeyPurpose.HeldDetails or KeyPurpose.HeldReceipt))
                Should.Throw<KeyMissingException>(() => front.Seal(purpose, "a"), $"{purpose}");
            if (purpose is not (KeyPurpose.KeyCheck or KeyPurpose.Receipt or KeyPurpose.RetiredId or KeyPurpose.Work))
                Should.Throw<KeyMissingException>(() => front.Hash(purpose, "a"), $"{purpose}");
            Should.Throw<KeyMissingException>(() => KeyRing.Empty.Seal(purpose, "a"));
            Should.Throw<KeyMissingException>(() => KeyRing.Empty.Hash(purpose, "a"));
            Should.Throw<CryptographicException>(() => KeyRing.Empty.Open(purpose, whole.Seal(purpose, "a")));
        }
    }

    [Fact]
    public void Front_AfterANewMasterKey_OldCodesAndNamesStillOpen()
    {
        var (old, young) = (MasterKey.Generate(), MasterKey.Generate());
        var before = new KeyRing(FrontKeys.Of([old]));
        var whole = new KeyRing([old, young]);
        whole.Open(KeyPurpose.HeldName, before.Seal(KeyPurpose.HeldName, "a")).ShouldBe("a");
        whole.Open(KeyPurpose.HeldReceipt, before.Seal(KeyPurpose.HeldReceipt, "1")).ShouldBe("1");
        var after = new KeyRing(FrontKeys.Of([old, young]));
        new KeyRing(young).Open(KeyPurpose.HeldName, after.Seal(KeyPurpose.HeldName, "b")).ShouldBe("b");
        after.Hash(KeyPurpose.Receipt, "c").ShouldBe(whole.Hash(KeyPurpose.Receipt, "c"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ledgerline-front/v1")]
    [InlineData("ledgerline-front/v1\nAAAA")]
    [InlineData("ledgerline-front/v2\nAAAA")]
    public void FrontKeys_OfAnotherText_AreRefused(string text) => Should.Throw<FormatException>(() => FrontKeys.Parse(text));
}

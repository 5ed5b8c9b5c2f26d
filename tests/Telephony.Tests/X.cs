namespace Ledgerline.Telephony.Tests; public class X { [Fact] public void A() => 1.ShouldBe(1); }

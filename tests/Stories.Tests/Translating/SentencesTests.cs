using Ledgerline.Stories.Translating;

namespace Ledgerline.Stories.Tests.Translating;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("She called. He listened!  Who?", "She called.|He listened!|Who?")]
    [InlineData("It cost 3.50 that day. \"No.\" She laughed…", "It cost 3.50 that day.|\"No.\"|She laughed…")]
    [InlineData("她打了电话。他听着！谁？", "她打了电话。|他听着！|谁？")]
    [InlineData("「好。」他说。", "「好。」|他说。")]
    [InlineData("من هذا؟ لا أعرف. نعم", "من هذا؟|لا أعرف.|نعم")]
    [InlineData("वह सुनता रहा। फिर हँसा।", "वह सुनता रहा।|फिर हँसा।")]
    [InlineData("Over\ntwo lines\tof it. And?!", "Over two lines of it.|And?!")]
    [InlineData("no end", "no end")]
    [InlineData("  ", "")]
    public void Of_ATextInAnyScript_AreItsSentences(string piece, string sentences) =>
        string.Join('|', Sentences.Of(piece)).ShouldBe(sentences);
}

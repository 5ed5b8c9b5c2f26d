using System.Text;
using Ledgerline.Stories.Exchange;
using Ledgerline.Stories.Writing;

namespace Ledgerline.Stories.Tests.Exchange;

public sealed class StoryFileTests
{
    private const string Front =
        "---\nstory: \"0a4d1c9e-52f5-4f0d-9a35-6a8f6a3d0c11\"\nlanguage: \"fr\"\ntranslated-from: \"en\"\ntitle: \"Le « maître »: \\\"oui\\\"\"\nsummary: \"Il écoute. 他听了。\"\ncredit: \"au Canada\"\npublished: \"2026-11-29\"\nchanged: \"2026-11-30\"\nbehind: \"true\"\n---\n\n";

    [Fact]
    public void WhatIsRead_IsWrittenAgain_ToTheByte()
    {
        var bytes = Encoding.UTF8.GetBytes(Front + "Un.\n\n---\n\n> Deux *trois*\n");

        StoryFile.TryRead(bytes, out var story, out _).ShouldBeTrue();

        (story!.Language, story.From, story.Content.Title, story.Content.Byline, story.Content.Body, story.IsBehind).ShouldBe(("fr", "en", "Le « maître »: \"oui\"", "au Canada", "Un.\n\n---\n\n> Deux *trois*", true));
        story.Write().ShouldBe(bytes);
    }

    [Theory]
    [InlineData("", 1, "three hyphens")]
    [InlineData("---\ntitle: \"a\"\n", 0, "second line of three hyphens")]
    [InlineData("---\ntitle\n---\n\nx\n", 2, "a key, a colon")]
    [InlineData("---\ntitle: a\n---\n\nx\n", 2, "quotation marks")]
    [InlineData("---\ntitle: !!python/object:os.system \"x\"\n---\n\nx\n", 2, "quotation marks")]
    [InlineData("---\ntitle: \"a\"\ntitle: \"b\"\n---\n\nx\n", 3, "twice")]
    [InlineData("---\ntitle: \"a\"\n---\n\nx\n", 0, "“story” is missing")]
    public void WhatIsWrong_IsSaid_WithItsLine(string text, int line, string words)
    {
        StoryFile.TryRead(Encoding.UTF8.GetBytes(text), out _, out var problem).ShouldBeFalse();
        (problem!.Line, problem.Words).ShouldSatisfyAllConditions(one => one.Line.ShouldBe(line), one => one.Words.ShouldContain(words));
    }

    [Theory]
    [InlineData("language: \"fr\"", "language: \"xx\"", "no language")]
    [InlineData("language: \"fr\"", "language: \"../../etc/passwd\"", "no language")]
    [InlineData("0a4d1c9e-52f5-4f0d-9a35-6a8f6a3d0c11", "nobody", "no story's mark")]
    [InlineData("2026-11-29", "yesterday", "It is a day")]
    [InlineData("\"true\"", "\"maybe\"", "It is true")]
    [InlineData("au Canada", "au\\u202eCanada", "none that nobody sees|without any")]
    [InlineData("credit:", "credits:", "missing")]
    [InlineData("behind:", "script: \"x\"\nbehind:", "nothing that stands there")]
    public void WhatCannotStandThere_IsRefused(string right, string wrong, string words)
    {
        StoryFile.TryRead(Encoding.UTF8.GetBytes(Front.Replace(right, wrong, StringComparison.Ordinal) + "Un.\n"), out _, out var problem).ShouldBeFalse();
        words.Split('|').ShouldContain(one => problem!.Words.Contains(one));
    }

    [Fact]
    public void WhatIsNoText_OrTooLarge_IsRefused()
    {
        StoryFile.TryRead([0xFF, 0xFE, 0x00], out _, out var problem).ShouldBeFalse();
        problem!.Words.ShouldBe("It is not UTF-8.");
        StoryFile.TryRead(new byte[StoryFile.MaxBytes + 1], out _, out problem).ShouldBeFalse();
        problem!.Words.ShouldContain("larger");
        StoryFile.TryRead(Encoding.UTF8.GetBytes(Front + new string('x', StoryContent.MaxBodyLength + 1) + "\n"), out _, out problem).ShouldBeFalse();
        problem!.Words.ShouldContain("longer");
    }
}

namespace Ledgerline.Register.Erasing;

/// <summary>The keys of the words about erasing.</summary>
internal static class ErasingWords
{
    /// <summary>What would become of an entry, where the registrar only looks.</summary>
    public static string PreviewKey(this EraseOutcome outcome) => outcome switch
    {
        EraseOutcome.Erased => "erasures.preview.will",
        EraseOutcome.NotAnEntry => "erasures.preview.notAnEntry",
        EraseOutcome.AlreadyErased => "erasures.preview.already",
    };

    /// <summary>What became of so many entries. Takes the argument <c>count</c>.</summary>
    public static string DoneKey(this EraseOutcome outcome) => outcome switch
    {
        EraseOutcome.Erased => "erasures.done.erased",
        EraseOutcome.NotAnEntry => "erasures.done.notAnEntry",
        EraseOutcome.AlreadyErased => "erasures.done.already",
    };
}

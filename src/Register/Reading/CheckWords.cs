namespace Ledgerline.Register.Reading;

/// <summary>The keys of what the check in the browser says. The script finds them by their last part.</summary>
internal static class CheckWords
{
    private const string Area = "checking.";

    public static IReadOnlyList<string> Keys { get; } =
    [
        "checking.right", "checking.wrong", "checking.unknown", "checking.busy",
        "checking.allRight", "checking.notAll", "checking.somethingWrong", "checking.unreachable", "checking.unreadable", "checking.noCrypto",
        "checking.commitmentTitle", "checking.commitmentRight", "checking.commitmentWrong", "checking.commitmentErased", "checking.nameDiffers",
        "checking.leafTitle", "checking.leafRight", "checking.leafUnreadable", "checking.leafDiffers",
        "checking.pathTitle", "checking.pathRight", "checking.pathWrong", "checking.otherEntry",
        "checking.signatureTitle", "checking.signatureRight", "checking.signatureWrong", "checking.signatureMissing", "checking.noEd25519",
        "checking.witnessTitle", "checking.witnessRight", "checking.witnessWrong", "checking.witnessMissing",
    ];

    /// <summary>What the script calls it.</summary>
    public static string NameOf(string key) => key[Area.Length..];
}

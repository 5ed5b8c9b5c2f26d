using Ledgerline.Web;
using System.Text;
using Ledgerline.Register;
using Ledgerline.Register.Searching;

namespace Ledgerline.Fuzzing.Targets;

/// <summary>A name or a statement as somebody typed it, and the same looked for in the register.</summary>
internal static class Names
{
    private const int MaxClean = 200;

    public static Target Target { get; } = new(
        "name", Try,
        [
            " ", "·", "-", "'", "李", "晨光", "单", "长", "吕", "lü", "lu:", "zhang1", "xi'an", "Zhāngsān", "e\u0301", "\u0301\u0323", "\u202E", "\u200D", "\u200B", "\uFDFA", "\uFFFE", "\uFFFF", "\uE000", "\u3000", "\u00A0",
            "👩🏽", "🌾", "ﬁ", "ß", "İ", "ǅ", "각", "가\u11A8", "\n", "\n\n", "\t", "\u2028", "𝒜", "\U000E0061",
        ],
        180_000)
    {
        MaxLength = 2_000,
        Allowed = 400_000,
        AllowedPerByte = 600,
    };

    private static void Try(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (DeclarantName.TryParse(text, out var name, out _))
        {
            Target.Promise(DeclarantName.TryParse(name.Text, out var again, out _) && again == name, "A name that was read is read as another.");
            Target.Promise(NameQuery.TryParse(name.Text, out var query, out _) && query.Spans.Count > 0, "A name cannot be looked for.");
        }

        Target.Promise(!NameQuery.TryParse(text, out var typed, out _) || typed.Spans.Count > 0, "What was typed is looked for nowhere.");
        if (StatementText.TryParse(text, out var statement, out _))
            Target.Promise(StatementText.TryParse(statement.Text, out var same, out _) && same.Text == statement.Text, "A statement that was read is read as another.");
        var clean = PlainText.Clean(text, MaxClean, out _);
        Target.Promise(clean.Length <= MaxClean && PlainText.Clean(clean, MaxClean, out var wasCut) == clean && !wasCut, "Clean words are cleaned again.");
    }
}

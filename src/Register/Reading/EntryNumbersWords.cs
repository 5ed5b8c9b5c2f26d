using Ledgerline.Web;

namespace Ledgerline.Register.Reading;

/// <summary>What to say to somebody whose numbers cannot be read.</summary>
internal static class EntryNumbersWords
{
    public static string Of(this Text text, (EntryNumbersRefusal Why, string Part) mistake, int most) => mistake.Why switch
    {
        EntryNumbersRefusal.Empty => text["numbers.empty"],
        EntryNumbersRefusal.NotNumbers => text["numbers.notNumbers", ("part", mistake.Part)],
        EntryNumbersRefusal.Backwards => text["numbers.backwards", ("part", mistake.Part)],
        EntryNumbersRefusal.TooMany => text["numbers.tooMany", ("count", most)],
    };
}

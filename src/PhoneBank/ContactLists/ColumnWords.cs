using Ledgerline.Web;
using System.Globalization;
using System.Text;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>The words by which headings say what a column is, in the languages of the interface; without accents, spaces and signs.</summary>
internal static class ColumnWords
{
    // The plainest first: of two columns, the one whose word stands earlier is meant.
    public static readonly string[] Number =
    [
        "phonenumber", "telephonenumber", "mobilenumber", "cellphone", "telephone", "phone", "mobile", "tel", "cell", "msisdn", "number", "phoneno",
        "numerodetelephone", "numero", "telephonemobile", "telephoneportable", "portable", "gsm",
        "电话号码", "電話號碼", "手机号码", "手機號碼", "手机号", "手機號", "联系电话", "聯絡電話", "电话", "電話", "手机", "手機", "号码", "號碼",
    ];

    public static readonly string[] Name =
    [
        "name", "fullname", "displayname", "contactname", "firstname", "givenname", "contact", "person",
        "nomcomplet", "nometprenom", "prenometnom", "prenom", "nom", "personne", "姓名", "名字", "联系人", "聯絡人", "称呼", "稱呼", "名",
    ];

    public static readonly string[] Note =
    [
        "note", "notes", "comment", "comments", "remark", "remarks", "memo", "remarque", "remarques", "commentaire", "commentaires", "observations",
        "备注", "備註", "备考", "附注", "附註", "说明", "說明",
    ];

    public static readonly string[] Zone = ["timezone", "tz", "zone", "fuseauhoraire", "fuseau", "时区", "時區"];

    /// <summary>Those of the words for numbers that can mean no other number than a telephone's.</summary>
    public static readonly IReadOnlyList<string> Telephone = [.. Number.Except(["number", "numero", "号码", "號碼"])];

    /// <summary>Below this length a word inside another means nothing: "tel" is in "Telford".</summary>
    private const int FewestLettersInside = 4;

    public static bool MeanAnything(IReadOnlyList<string> headings) =>
        new[] { Number, Name, Note }.Any(words => Find(headings, words) is not null);

    /// <summary>The column whose heading is one of the words, or else has one in it; null when there is none.</summary>
    public static int? Find(IReadOnlyList<string> headings, IReadOnlyList<string> words)
    {
        var bare = headings.Select(Bare).ToList();
        foreach (var word in words)
        {
            if (bare.IndexOf(word) is >= 0 and var column)
                return column;
        }

        foreach (var word in words.Where(MeansSomethingInside))
        {
            if (bare.FindIndex(heading => heading.Contains(word, StringComparison.Ordinal)) is >= 0 and var column)
                return column;
        }

        return null;
    }

    /// <summary>All columns whose heading is one of the words or has one in it.</summary>
    public static IEnumerable<int> FindAll(IReadOnlyList<string> headings, IReadOnlyList<string> words) => headings.Index()
        .Where(heading => Bare(heading.Item) is var bare && words.Any(word => bare == word || (MeansSomethingInside(word) && bare.Contains(word, StringComparison.Ordinal))))
        .Select(heading => heading.Index);

    private static bool MeansSomethingInside(string word) => word.Length >= FewestLettersInside || char.GetUnicodeCategory(word[0]) == UnicodeCategory.OtherLetter;

    private static string Bare(string heading)
    {
        var bare = new StringBuilder(heading.Length);
        foreach (var rune in PlainText.Clean(heading, int.MaxValue, out _).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                bare.Append(Rune.ToLowerInvariant(rune));
        }

        return bare.ToString();
    }
}

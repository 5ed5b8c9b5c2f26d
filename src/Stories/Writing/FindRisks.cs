using System.Text.RegularExpressions;

namespace Ledgerline.Stories.Writing;

/// <summary>
/// Looks for what could find somebody: by the shape of the words, in the languages in which most stories are written, and by asking the register. It finds too much rather than too little,
/// and does not replace the editor, who knows what the words mean.
/// </summary>
internal sealed class FindRisks(NamesInRegister register)
{
    /// <summary>No more of one kind in one paragraph.</summary>
    private const int MostOfAKind = 20;

    // None of these goes back over what it has read, whatever the text.
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private const string Han = @"[\p{IsCJKUnifiedIdeographs}]";
    private const string HanDigits = "[0-9０-９〇零一二三四五六七八九十百两兩]";

    private static readonly (FindingKind Kind, Regex Pattern)[] Shapes =
    [
        (FindingKind.Email, new Regex(@"[^\s@<>(),;:]+\s?[@＠]\s?[^\s@<>(),;:]+\.[^\s@<>(),;:]+", Options)),
        (FindingKind.Number, new Regex(@"[+＋]?\p{Nd}(?:[\s().\-–/]{0,3}\p{Nd}){4,}|[〇零一二三四五六七八九幺]{5,}", Options)),
        (FindingKind.Time, new Regex(@"\b\p{Nd}{1,2}\s?[:：.h]\s?\p{Nd}{2}\b|\b\p{Nd}{1,2}\s?[aApP]\.?[mM]\b|\b\p{Nd}{1,2}\s?(?:o['’]clock|[Hh]eures?|Uhr|часов|часа|час)\b|الساعة\s+\S+", Options)),
        (FindingKind.Time, new Regex(HanDigits + @"{1,4}\s?[点點时時](?:钟|鐘|整|半|[一二三]刻|" + HanDigits + @"{1,3}分?)?", Options)),
        (FindingKind.Time, new Regex(@"\b\p{Nd}{4}[-/.年]\p{Nd}{1,2}[-/.月]\p{Nd}{1,2}|" + HanDigits + @"{1,3}\s?月\s?" + HanDigits + @"{1,3}\s?[日号號]", Options)),
        (FindingKind.Time, new Regex(@"\b\p{Nd}{1,2}(?:st|nd|rd|th|er|\.)?\s(?:of\s|de\s)?(?i:january|february|march|april|may|june|july|august|september|october|november|december|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b|\b(?i:january|february|march|april|june|july|august|september|october|november|december)\s\p{Nd}{1,2}(?:st|nd|rd|th)?\b", Options)),
        (FindingKind.Address, new Regex(@"\b\p{Nd}+[a-zA-Z]?,?\s(?:\p{Lu}[\p{L}'’.-]*\s){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Boulevard|Drive|Court|Square|Way|Alley|Terrace)\b|(?i:\b\p{Nd}+,?\s(?:bis\s|ter\s)?(?:rue|avenue|boulevard|place|chemin|impasse|allée)\s\S+)", Options)),
        (FindingKind.Address, new Regex(Han + @"{1,8}(?:路|街|巷|弄|胡同|大道)\s?" + HanDigits + @"*\s?[号號]?|" + HanDigits + @"+\s?(?:号楼|號樓|单元|單元|[室栋棟楼樓]|号院|號院)", Options)),
        (FindingKind.Place, new Regex(@"(?:\p{Lu}[\p{L}'’-]+\s){1,3}(?:Village|County|Township|District|Prefecture|School|University|College|Hospital|Clinic|Factory|Mine|Church|Temple|Prison|Station|Company|Institute|Bureau|Farm|Mill)\b|\b(?i:village|town|county|district|hamlet|university|commune|lycée|collège|école|hôpital|université)\s(?:of\s|de\s|d['’]|du\s|des\s)?\p{Lu}[\p{L}'’-]+", Options)),
        (FindingKind.Place, new Regex(Han + @"{2,8}(?:村|镇|鎮|乡|鄉|县|縣|旗|小区|小區|社区|社區|大学|大學|中学|中學|小学|小學|医院|醫院|工厂|工廠|公司|监狱|監獄|派出所|看守所|教会|教會|煤矿|煤礦)", Options)),
    ];

    public async Task<IReadOnlyList<Finding>> FindAsync(StoryContent content, CancellationToken cancel = default)
    {
        var pieces = content.Pieces.Append(content.Byline).Where(piece => piece.Length > 0).ToList();
        var found = pieces.SelectMany(ByShape).ToList();
        var candidates = pieces.Select(piece => (Piece: piece, Names: NameCandidates.In(piece))).ToList();
        var known = await register([.. candidates.SelectMany(one => one.Names).Distinct()], cancel);
        found.AddRange(candidates.SelectMany(one => one.Names.Where(known.Contains).Select(name => new Finding(FindingKind.Name, name, one.Piece))));
        return [.. found.DistinctBy(finding => finding.Key)];
    }

    private static IEnumerable<Finding> ByShape(string piece) =>
        from shape in Shapes
        from match in shape.Pattern.Matches(piece).Take(MostOfAKind)
        select new Finding(shape.Kind, match.Value.Trim(), piece);
}

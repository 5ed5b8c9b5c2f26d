using System.Text.RegularExpressions;

namespace Ledgerline.Stories.Writing;

/// <summary>What could be a name in a text: words with capitals, one after the other, and two to four Han characters of which the first is a surname that many have.</summary>
internal static partial class NameCandidates
{
    private const int MostInAPiece = 400;
    private const int LongestHan = 4;

    /// <summary>The hundred surnames that most people in China have, simplified and traditional.</summary>
    private const string Surnames =
        "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓邓鄧冯馮曹彭曾肖蕭田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付傅方邹鄒熊白孟秦邱江尹薛闫閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯";

    public static IReadOnlyCollection<string> In(string piece)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match match in WithCapitals().Matches(piece))
            AddWords(match.Value, names);
        foreach (Match match in HanCharacters().Matches(piece))
            AddHan(match.Value, names);
        return names;
    }

    private static void AddWords(string words, HashSet<string> names)
    {
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var first = 0; first < parts.Length; first++)
            for (var count = 2; count <= 3 && first + count <= parts.Length && names.Count < MostInAPiece; count++)
                names.Add(string.Join(' ', parts.AsSpan(first, count)));
    }

    private static void AddHan(string characters, HashSet<string> names)
    {
        for (var first = 0; first < characters.Length; first++)
            if (Surnames.Contains(characters[first], StringComparison.Ordinal))
                for (var count = 2; count <= LongestHan && first + count <= characters.Length && names.Count < MostInAPiece; count++)
                    names.Add(characters.Substring(first, count));
    }

    [GeneratedRegex(@"\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)+")]
    private static partial Regex WithCapitals();

    [GeneratedRegex(@"[\u4E00-\u9FFF]{2,}")]
    private static partial Regex HanCharacters();
}

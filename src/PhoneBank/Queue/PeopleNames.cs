namespace Ledgerline.PhoneBank.Queue;

/// <summary>The names of those who are to be reached on one number, as they are kept: a line each. No name has a line break in it.</summary>
internal static class PeopleNames
{
    public static IReadOnlyList<string> Parse(string? names) => names?.Split('\n') ?? [];

    public static string Write(IReadOnlyList<string> names) => string.Join('\n', names);
}

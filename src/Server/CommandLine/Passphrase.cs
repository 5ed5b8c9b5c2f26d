using System.Text;

namespace Ledgerline.Server.CommandLine;

/// <summary>A passphrase, typed where nobody sees it, or as a line of standard input.</summary>
internal static class Passphrase
{
    public static string Ask() => Ask("Passphrase: ");

    /// <summary>Asked for twice where somebody types it: what is mistyped here is lost for ever.</summary>
    /// <exception cref="FormatException">The two are not the same.</exception>
    public static string AskForNew()
    {
        var typed = Ask("New passphrase: ");
        return Console.IsInputRedirected || Ask("Once more: ") == typed ? typed : throw new FormatException("The two passphrases are not the same. Nothing was changed.");
    }

    private static string Ask(string prompt)
    {
        if (Console.IsInputRedirected)
            return Console.In.ReadLine() ?? throw new FormatException("No passphrase came on standard input.");
        Console.Error.Write(prompt);
        var typed = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace && typed.Length > 0)
                typed.Length--;
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}

using System.Globalization;
using Ledgerline.Register;

namespace Ledgerline.Server.CommandLine;

/// <summary>Shows how far a long run has come: a bar on a terminal, a line at each tenth elsewhere. On the error output, beside the report.</summary>
internal sealed class ProgressLine : IProgress<AuditProgress>
{
    private const int Width = 40;
    private const int Steps = 10;

    private readonly bool _isTerminal = !Console.IsErrorRedirected;
    private long _shown = -1;

    public void Report(AuditProgress value)
    {
        var step = value.Entries * (_isTerminal ? Width * Steps : Steps) / Math.Max(1, value.Size);
        if (step == _shown)
            return;
        _shown = step;
        var text = string.Create(CultureInfo.InvariantCulture, $"{value.Entries:N0} of {value.Size:N0} entries");
        if (!_isTerminal)
        {
            Console.Error.WriteLine(text);
            return;
        }

        var full = (int)(step / Steps);
        Console.Error.Write($"\r[{new string('#', full)}{new string(' ', Width - full)}] {text} ");
        if (value.Entries == value.Size)
            Console.Error.WriteLine();
    }
}

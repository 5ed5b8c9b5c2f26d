using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Ledgerline.Attacks.Ground;

/// <summary>Hears all that a system would write into its log, of whatever importance, with what was thrown.</summary>
internal sealed class Listener : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => new Ear(categoryName, _lines);

    public void Dispose()
    {
    }

    private sealed class Ear(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
    }
}

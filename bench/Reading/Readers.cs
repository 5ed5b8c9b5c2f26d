using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Ledgerline.Bench.Reading;

/// <summary>
/// Readers of one page, each with a connection that is kept. They send the same bytes again and again and count what comes back, so that next to nothing of
/// what is measured is theirs.
/// </summary>
/// <param name="form">What is posted; null where the page is only asked for.</param>
internal sealed class Readers(Uri site, string path, string? form) : IDisposable
{
    private const int BufferBytes = 256 * 1024;

    private readonly byte[] _request = Encoding.ASCII.GetBytes(
        $"{(form is null ? "GET" : "POST")} {path} HTTP/1.1\r\nHost: {site.Authority}\r\nAccept: text/html\r\nAccept-Encoding: gzip, deflate, br, zstd\r\nAccept-Language: en\r\nUser-Agent: bench\r\n"
        + (form is null ? "\r\n" : $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {form.Length}\r\n\r\n{form}"));

    private readonly ConcurrentBag<Connection> _idle = [];
    private readonly ConcurrentBag<Connection> _all = [];

    /// <summary>Reads the page once.</summary>
    /// <returns>The bytes of its body.</returns>
    public async Task<int> ReadAsync()
    {
        if (!_idle.TryTake(out var connection))
            _all.Add(connection = await Connection.OpenAsync(site));
        var bytes = await connection.AskAsync(_request);
        _idle.Add(connection);
        return bytes;
    }

    public void Dispose()
    {
        foreach (var connection in _all)
            connection.Dispose();
    }

    private sealed class Connection(Socket socket) : IDisposable
    {
        private readonly byte[] _buffer = new byte[BufferBytes];

        public static async Task<Connection> OpenAsync(Uri site)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(site.Host, site.Port);
            return new Connection(socket);
        }

        public async Task<int> AskAsync(byte[] request)
        {
            await socket.SendAsync(request);
            var (read, head) = (0, (Bytes: -1, Body: (int?)0));
            while (head.Bytes < 0 || !IsWhole(_buffer.AsSpan(head.Bytes, read - head.Bytes), head.Body))
            {
                var more = await socket.ReceiveAsync(_buffer.AsMemory(read));
                if (more == 0)
                    throw new CannotMeasureException("The server hung up.");
                read += more;
                if (head.Bytes < 0)
                    head = ReadHead(_buffer.AsSpan(0, read));
            }

            return read - head.Bytes;
        }

        public void Dispose() => socket.Dispose();

        /// <summary>A body of unknown length comes in chunks, the last of them empty.</summary>
        private static bool IsWhole(ReadOnlySpan<byte> body, int? length) => length is { } bytes ? body.Length >= bytes : body.EndsWith("\r\n0\r\n\r\n"u8);

        /// <returns>The length of the head, −1 while it is not whole, and what it says of the body's: null where that comes in chunks.</returns>
        private static (int Bytes, int? Body) ReadHead(ReadOnlySpan<byte> read)
        {
            var end = read.IndexOf("\r\n\r\n"u8);
            if (end < 0)
                return (-1, 0);
            if (!read.StartsWith("HTTP/1.1 200 "u8))
                throw new CannotMeasureException($"The answer was {Encoding.ASCII.GetString(read[..Math.Min(end, 60)])}.");
            var length = read[..end].IndexOf("Content-Length: "u8);
            if (length < 0)
                return (end + 4, null);
            var digits = read[(length + "Content-Length: ".Length)..];
            return (end + 4, int.Parse(digits[..digits.IndexOf((byte)'\r')], CultureInfo.InvariantCulture));
        }
    }
}

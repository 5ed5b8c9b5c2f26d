using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Ledgerline.Bench.Reading;

/// <param name="Bytes">Of its body, as it came.</param>
internal readonly record struct Answer(int Status, int Bytes);

/// <summary>A connection that is kept, on which one thing is asked after the other.</summary>
internal sealed class Connection(Socket socket) : IDisposable
{
    private const int BufferBytes = 256 * 1024;

    private readonly byte[] _buffer = new byte[BufferBytes];

    /// <summary>A request as a browser makes it that takes Brotli.</summary>
    /// <param name="form">What is posted; null where the page is only asked for.</param>
    public static byte[] Request(Uri site, string path, string? form = null) => Encoding.ASCII.GetBytes(
        $"{(form is null ? "GET" : "POST")} {path} HTTP/1.1\r\nHost: {site.Authority}\r\nAccept: text/html\r\nAccept-Encoding: gzip, deflate, br, zstd\r\nAccept-Language: en\r\nUser-Agent: bench\r\n"
        + (form is null ? "\r\n" : $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {form.Length}\r\n\r\n{form}"));

    public static async Task<Connection> OpenAsync(Uri site)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(site.Host, site.Port);
        return new Connection(socket);
    }

    public async Task<Answer> AskAsync(byte[] request)
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

        return new Answer(int.Parse(_buffer.AsSpan(9, 3), CultureInfo.InvariantCulture), read - head.Bytes);
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
        var length = read[..end].IndexOf("Content-Length: "u8);
        if (length < 0)
            return (end + 4, null);
        var digits = read[(length + "Content-Length: ".Length)..];
        return (end + 4, int.Parse(digits[..digits.IndexOf((byte)'\r')], CultureInfo.InvariantCulture));
    }
}

using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Ledgerline.Attacks.Ground;

/// <summary>A request as it goes over the wire, which no client has put in order first.</summary>
internal static class RawRequest
{
    private const int MostAnswered = 1 << 20;

    /// <param name="text">The request line and whatever follows it, up to the end of the body if there is one.</param>
    /// <returns>The status and what came after it; status 0 where the connection was closed without a word.</returns>
    public static async Task<(int Status, string Answer)> SendAsync(Uri site, string text)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(site.Host, site.Port);
        await using var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(text));
        }
        catch (IOException)
        {
            // It was refused before all of it had been sent. The answer may be there all the same.
        }

        var answer = await ReadAsync(stream);
        return (answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(answer.AsSpan(9, 3), CultureInfo.InvariantCulture) : 0, answer);
    }

    /// <summary>Asks for a target exactly as it is written.</summary>
    public static Task<(int Status, string Answer)> GetAsync(Uri site, string target) =>
        SendAsync(site, $"GET {target} HTTP/1.1\r\nHost: {site.Authority}\r\nConnection: close\r\n\r\n");

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var answer = new MemoryStream();
        var buffer = new byte[8192];
        try
        {
            while (answer.Length < MostAnswered && await stream.ReadAsync(buffer) is var read and > 0)
                answer.Write(buffer, 0, read);
        }
        catch (IOException)
        {
            // Closed hard, with something unread: what was answered before it counts.
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }
}

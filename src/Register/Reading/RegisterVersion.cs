using System.Globalization;
using Ledgerline.Register.Publishing;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Register.Reading;

/// <summary>What the public pages of the register are made of: what is sealed, listed, erased and published, and who is asked to cosign.</summary>
internal static class RegisterVersion
{
    public static PublicSource Source { get; } = new(async (services, cancel) =>
    {
        var state = await services.GetRequiredService<LedgerlineDb>().Set<LogState>().AsNoTracking().SingleOrDefaultAsync(cancel);
        var options = services.GetRequiredService<LogOptions>();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{state?.VerifierKey} {state?.Size} {state?.Listed} {state?.Erasures} {services.GetRequiredService<LogFolder>().StampOf(LogPaths.Checkpoint)} {options.Quorum} {string.Join(' ', options.Witnesses.Select(witness => witness.Key))}");
    });
}

using Ledgerline.Register.Annulling;
using Ledgerline.Register.Certificates;
using Ledgerline.Register.Declaring;
using Ledgerline.Register.Erasing;
using Ledgerline.Register.Listing;
using Ledgerline.Register.OpenData;
using Ledgerline.Register.Publishing;
using Ledgerline.Register.Reading;
using Ledgerline.Register.Receipts;
using Ledgerline.Register.Reviewing;
using Ledgerline.Register.Sealing;
using Ledgerline.Register.Searching;
using Ledgerline.Register.Statistics;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Register;

/// <summary>The public register: declaring, reviewing, sealing, reading, statistics, receipts, annulling, erasing.</summary>
public static class RegisterModule
{
    /// <summary>Adds the register with its pages and its sealer. Storage, Web and a <see cref="TimeProvider"/> must be there.</summary>
    /// <param name="services">Where.</param>
    /// <param name="options">How long declarations are held, and how many are sealed together.</param>
    /// <param name="log">Where the log is, and by whose keys.</param>
    /// <param name="seals">Whether this process may seal; a public site never does.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds.</exception>
    public static IServiceCollection AddRegister(this IServiceCollection services, RegisterOptions options, LogOptions log, bool seals = true)
    {
        options.Validate();
        log.Validate();
        services.AddSingleton(options);
        services.AddSingleton(log);
        services.AddEntityModel<RegisterModel>();
        services.AddDeclaring();
        services.AddReviewing();
        services.AddAnnulling();
        services.AddErasing();
        services.AddSealing();
        if (seals)
            services.AddHostedService<Sealer>();
        services.AddListing();
        services.AddPublishing();
        services.AddReading();
        services.AddSearching();
        services.AddStatistics();
        services.AddReceipts();
        services.AddScoped<ReadCertificate>();
        services.AddScoped<CertificatePicture>();
        services.AddApi();
        return services.AddNavigation(
            new NavigationItem("nav.home", "", null, Public: true),
            new NavigationItem("nav.declare", "declare", null, Public: true),
            new NavigationItem("nav.register", "register", null, Public: true),
            new NavigationItem("nav.search", "search", null, Public: true),
            new NavigationItem("nav.receipt", "receipt", null, Public: true),
            new NavigationItem("nav.statistics", "statistics", null, Public: true, Footer: true),
            new NavigationItem("nav.check", "check", null, Public: true, Footer: true),
            new NavigationItem("nav.status", "status", null, Public: true, Footer: true),
            new NavigationItem("nav.review", "/review", Permission.ReviewDeclarations, Public: false),
            new NavigationItem("nav.annulments", "/annulments", Permission.ReviewDeclarations, Public: false),
            new NavigationItem("nav.erasures", "/erasures", Permission.ReviewDeclarations, Public: false));
    }

    /// <summary>The endpoints that are not pages: the log, the files of an entry, the statistics and the entries as data, the feed, what search engines ask for, the certificates as pictures.</summary>
    public static void MapRegister(this IEndpointRouteBuilder endpoints)
    {
        ServeLog.Map(endpoints);
        DownloadEntry.Map(endpoints);
        DownloadStatistics.Map(endpoints);
        DownloadCertificate.Map(endpoints);
        Api.Map(endpoints);
        ServeFeed.Map(endpoints);
        ServeSitemap.Map(endpoints);
    }

    private static void AddDeclaring(this IServiceCollection services)
    {
        services.AddSingleton<INewGroups>(provider => provider.GetRequiredService<Database>() switch
        {
            { Engine: DatabaseEngine.Sqlite } database => new SqliteNewGroups(database),
            var database => new PostgreSqlNewGroups(database),
        });
        services.AddSingleton<NewGroupLine>();
        services.AddSingleton(_ => new PseudonymSuggestion());
        services.AddSingleton<Work>();
        services.AddSingleton<ReadLoad>();
        services.AddScoped<DeclareOnWeb>();
        services.AddScoped<JoinGroup>();
        services.AddScoped<FindHeld>();
        services.AddScoped<CloseDeclarations>();
        services.AddScoped(provider => new Declare(
            provider.GetRequiredService<NewGroupLine>(), provider.GetRequiredService<JoinGroup>(), provider.Keys(), provider.Time(), provider.Options()));
        services.AddScoped(provider => new CorrectDeclaration(
            provider.Db(), provider.GetRequiredService<FindHeld>(), provider.Keys(), provider.Time(), provider.Options()));
        services.AddScoped(provider => new WithdrawDeclaration(
            provider.Db(), provider.GetRequiredService<FindHeld>(), provider.GetRequiredService<CloseDeclarations>(), provider.Time()));
        services.AddScoped(provider => new HeldDeclarations(provider.Db(), provider.Keys()));
        services.AddScoped(provider => new HeldCounts(provider.Db()));
    }

    private static void AddReviewing(this IServiceCollection services)
    {
        services.AddScoped<WaitingGroups>();
        services.AddScoped<DecideGroups>();
        services.AddScoped<CloseRefused>();
        services.AddScoped(provider => new RefuseShift(provider.Db(), provider.Time(), provider.Options()));
    }

    private static void AddAnnulling(this IServiceCollection services)
    {
        services.AddScoped<OrderAnnulments>();
        services.AddScoped<TakeBackAnnulments>();
        services.AddScoped<ReadOrdered>();
        services.AddScoped<TakeDueAnnulments>();
    }

    private static void AddErasing(this IServiceCollection services) => services.AddScoped<EraseEntries>();

    private static void AddSealing(this IServiceCollection services)
    {
        services.AddSingleton<ISealedRows>(provider => provider.GetRequiredService<Database>().Engine switch
        {
            DatabaseEngine.Sqlite => new SqliteSealedRows(),
            DatabaseEngine.PostgreSql => new PostgreSqlSealedRows(),
        });
        services.AddSingleton<WriteSteps>();
        services.AddSingleton<SealerTools>();
        services.AddSingleton<SealerSeat>();
        services.AddScoped<AppendToLog>();
        services.AddScoped<SealBatch>();
        services.AddScoped(provider => new SeedRegister(
            provider.Db(), provider.GetRequiredService<ISealedRows>(), provider.GetRequiredService<AppendToLog>(), provider.Time(), provider.GetRequiredService<PublicVersion>()));
    }

    private static void AddListing(this IServiceCollection services)
    {
        services.AddSingleton<IListRows>(provider => provider.GetRequiredService<Database>().Engine switch
        {
            DatabaseEngine.Sqlite => new SqliteListRows(),
            DatabaseEngine.PostgreSql => new PostgreSqlListRows(),
        });
        services.AddScoped<AddToLists>();
        services.AddScoped<FillLists>();
        services.AddScoped<ReadList>();
    }

    private static void AddPublishing(this IServiceCollection services)
    {
        services.AddScoped<LogFolder>();
        services.AddScoped<LogHistory>();
        services.AddScoped<PublishTree>();
        services.AddScoped<PublishRecords>();
        services.AddScoped<GatherCosignatures>();
        services.AddScoped<KeepCheckpoint>();
        services.AddScoped<PublishLog>();
        services.AddSingleton<WitnessDesk>();
        // What is octets and is marked to be compressed: bundles of leaves and of records.
        services.Configure<ResponseCompressionOptions>(compression =>
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/octet-stream"]);
        services.AddScoped(provider => new CreateLog(
            provider.Db(), provider.GetRequiredService<LogFolder>(), provider.GetRequiredService<LogOptions>(), provider.GetRequiredService<PublishLog>()));
    }

    private static void AddReading(this IServiceCollection services)
    {
        services.AddScoped(provider => new RegisterCount(provider.Db()));
        services.AddScoped<ReadEntries>();
        services.AddScoped<PublishedLog>();
        services.AddScoped<ProveEntry>();
        services.AddScoped<ReadStatus>();
        services.AddScoped<ReadAnnulments>();
        services.AddScoped<LookAtEntries>();
        services.AddSingleton(RegisterVersion.Source);
    }

    private static void AddSearching(this IServiceCollection services)
    {
        services.AddScoped<NameIndex>();
        services.AddScoped<SearchNames>();
        services.AddScoped(provider => new KnownNames(provider.Db()));
        services.AddScoped(provider => new IndexNames(provider.Db(), provider.GetRequiredService<ISealedRows>(), provider.GetRequiredService<NameIndex>()));
    }

    private static void AddStatistics(this IServiceCollection services)
    {
        services.AddSingleton<CountRegister.Memory>();
        services.AddScoped<CountRegister>();
        services.AddScoped(provider => new CentreTallies(provider.Db()));
    }

    private static void AddReceipts(this IServiceCollection services)
    {
        services.AddScoped<LookUpReceipt>();
        services.AddScoped<OpenReceipt>();
    }

    private static LedgerlineDb Db(this IServiceProvider provider) => provider.GetRequiredService<LedgerlineDb>();

    private static RegisterOptions Options(this IServiceProvider provider) => provider.GetRequiredService<RegisterOptions>();

    private static KeyRing Keys(this IServiceProvider provider) => provider.GetRequiredService<KeyRing>();

    private static TimeProvider Time(this IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();
}

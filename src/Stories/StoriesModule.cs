using Ledgerline.Storage;
using Ledgerline.Stories.Jottings;
using Ledgerline.Stories.Pictures;
using Ledgerline.Stories.Publishing;
using Ledgerline.Stories.Reading;
using Ledgerline.Stories.Translating;
using Ledgerline.Stories.Writing;
using Ledgerline.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Stories;

/// <summary>Encounters written up, translated, published.</summary>
public static class StoriesModule
{
    /// <summary>Adds what everybody may read. Storage and Web must be there. It is all that a public site has of the stories.</summary>
    public static IServiceCollection AddPublishedStories(this IServiceCollection services)
    {
        services.AddEntityModel<PublishedModel>();
        services.AddSingleton(StoriesVersion.Source);
        services.AddSingleton(StoriesSitemap.Part);
        services.AddSingleton<CountStories.Memory>();
        services.AddScoped<CountStories>().AddScoped<ListStories>().AddScoped<ReadStory>().AddScoped<SearchStories>();
        return services.AddNavigation(new NavigationItem("nav.stories", "stories", null, Public: true));
    }

    /// <summary>Adds what is written, and its pages. Centres, a <see cref="TimeProvider"/> and <see cref="NamesInRegister"/> must be there as well.</summary>
    public static IServiceCollection AddStories(this IServiceCollection services)
    {
        services.AddPublishedStories();
        services.AddEntityModel<StoriesModel>();
        services.AddScoped<WriteJotting>().AddScoped<DeliverJottings>().AddScoped<ReadJottings>().AddScoped<DropJotting>();
        services.AddScoped<ReadTexts>().AddScoped<BeginStory>().AddScoped<SaveText>().AddScoped<KeepDraft>().AddScoped<FindRisks>().AddScoped<SendText>();
        services.AddScoped<BeginTranslation>().AddScoped<ReadTranslations>().AddScoped<FindUntranslated>().AddScoped<FillMemory>().AddScoped<ProposeSentences>().AddScoped<ReadGlossary>().AddScoped<KeepGlossary>();
        services.AddScoped<AddPicture>().AddScoped<PublishPictures>();
        services.AddScoped<PublicCopies>().AddScoped<MarkBehind>().AddScoped<ReviewText>().AddScoped<WithdrawText>().AddScoped<IndexStories>();
        services.AddScoped<ExportStories>();
        services.AddScoped(p => new ImportStories(
            p.GetRequiredService<LedgerlineDb>(), p.GetRequiredService<KeyRing>(), p.GetRequiredService<PublicCopies>(), p.GetRequiredService<PublicVersion>(), p.GetRequiredService<TimeProvider>()));
        // A front-door type whose constructor takes the module's own, internal ones.
        services.AddScoped(p => new SeedStories(
            p.GetRequiredService<LedgerlineDb>(), p.GetRequiredService<KeyRing>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<BeginStory>(),
            p.GetRequiredService<SaveText>(), p.GetRequiredService<SendText>(), p.GetRequiredService<FindRisks>(), p.GetRequiredService<ReviewText>()));
        services.AddHostedService<DeliverEachDay>();
        services.AddCallPart("/Pages/Stories/Jottings/_WorthTelling.cshtml");
        return services.AddNavigation(
            new NavigationItem("nav.writing", "/stories", Permission.EditStories, Public: false),
            new NavigationItem("nav.translations", "/translations", Permission.ReviewTranslations, Public: false));
    }

    /// <summary>The endpoints that are not pages: the feeds, the pictures.</summary>
    /// <param name="endpoints">Where.</param>
    /// <param name="isPublic">Whether it is a public site, which has only what everybody may read.</param>
    public static void MapStories(this IEndpointRouteBuilder endpoints, bool isPublic)
    {
        ServeStoryFeed.Map(endpoints);
        ServePictures.MapPublic(endpoints);
        if (!isPublic)
            ServePictures.MapOwn(endpoints);
    }
}

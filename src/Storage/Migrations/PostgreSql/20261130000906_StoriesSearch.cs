using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Ledgerline.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class StoriesSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "mark",
                schema: "stories",
                table: "published_state",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "searched_texts",
                schema: "stories",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    number = table.Column<int>(type: "integer", nullable: false),
                    language = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_searched_texts", x => x.id);
                });

            migrationBuilder.Sql("UPDATE stories.published_state SET mark = replace(gen_random_uuid()::text, '-', '');");

            migrationBuilder.CreateIndex(
                name: "IX_searched_texts_number_language",
                schema: "stories",
                table: "searched_texts",
                columns: new[] { "number", "language" },
                unique: true);

            // By hand: what texts are found by is the engine's own. The planner keeps no sample of it, which would outlast a text that is withdrawn.
            migrationBuilder.Sql(
                """
                ALTER TABLE stories.searched_texts ADD COLUMN words tsvector NOT NULL;
                ALTER TABLE stories.searched_texts ALTER COLUMN words SET STATISTICS 0;
                CREATE INDEX "IX_searched_texts_words" ON stories.searched_texts USING gin (words) WITH (fastupdate = off);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "searched_texts",
                schema: "stories");

            migrationBuilder.DropColumn(
                name: "mark",
                schema: "stories",
                table: "published_state");
        }
    }
}

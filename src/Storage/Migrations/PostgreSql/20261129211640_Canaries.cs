using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Canaries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "canaries",
                schema: "phone_bank",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    centre = table.Column<Guid>(type: "uuid", nullable: false),
                    contact_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    record_sealed = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_canaries", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_canaries_centre",
                schema: "phone_bank",
                table: "canaries",
                column: "centre");

            migrationBuilder.CreateIndex(
                name: "IX_canaries_contact_hash",
                schema: "phone_bank",
                table: "canaries",
                column: "contact_hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "canaries",
                schema: "phone_bank");
        }
    }
}

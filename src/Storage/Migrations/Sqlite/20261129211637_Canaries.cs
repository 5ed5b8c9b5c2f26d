using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Canaries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "phone_bank_canaries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    centre = table.Column<Guid>(type: "TEXT", nullable: false),
                    contact_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    record_sealed = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phone_bank_canaries", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_canaries_centre",
                table: "phone_bank_canaries",
                column: "centre");

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_canaries_contact_hash",
                table: "phone_bank_canaries",
                column: "contact_hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "phone_bank_canaries");
        }
    }
}

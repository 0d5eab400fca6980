/* raveberry sources sha256:7c6cb522f778e8822c5d71b9e792fdf862c575174265fa39c15500e7317a0d47 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-DULE625V.js";import{a as m,b as o}from"./chunks/chunk-P5YRLTHF.js";import"./chunks/chunk-4HUTFYSS.js";import"./chunks/chunk-FHKNBAYY.js";import"./chunks/chunk-LYXLFGJ3.js";import"./chunks/chunk-PI66FG3A.js";r({...m,why:o});

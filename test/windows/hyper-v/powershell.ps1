# Stands in for Windows PowerShell: PowerShell 7, with what Wine's Windows doesn't say about itself. Its edition and whether
# Hyper-V's service runs are answered as a Windows 11 Pro would; HYPERV_SERVICE is the service's state.
function Get-CimInstance { @{ Caption = 'Microsoft Windows 11 专业版'; BuildNumber = '22631'; OperatingSystemSKU = 48 } }
function Get-Service { @{ Status = $env:HYPERV_SERVICE } }
# The question is the last word, behind options.
Invoke-Expression $args[-1]
